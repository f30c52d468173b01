import { defineColumns, flag, text } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  deviceNode: text('Device Node'),
  deviceType: text('Device Type'),
  isConnected: flag('Connected'),
  isStartConnected: flag('Starts Connected'),
})

/** `ISO [datastore1] iso/rhel.iso`; other drives are remote or the host's own. Without a datastore: a file of the host. */
const ISO_IN_DRIVE = /^ISO \[([^\]]*)\]\s*(.+)$/i

const sheet = { name: 'vCD', columns }

export const vCdSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  async read(table, run) {
    await readVmSheet(run, sheet, table, (row, vm) => {
      const deviceType = row.text(columns.deviceType)
      const [, datastoreName = '', path = null] = ISO_IN_DRIVE.exec(deviceType ?? '') ?? []
      if (path !== null) {
        const datastore = datastoreName === '' ? null : run.datastores.find(datastoreName, { sourceId: vm.sourceId, datacenter: vm.datacenter, hostName: vm.hostName })
        const isFound = datastore !== null && typeof datastore !== 'string'
        run.images.addUse({ sourceId: vm.sourceId, datastoreName: datastoreName === '' ? null : datastoreName, datastoreId: isFound ? datastore.id : null, path }, vm.id)
      }
      run.sink.row('cdDrive', {
        vmId: vm.id,
        deviceNode: row.text(columns.deviceNode),
        deviceType,
        isConnected: row.flag(columns.isConnected),
        isStartConnected: row.flag(columns.isStartConnected),
      })
      return null
    })
  },
}
