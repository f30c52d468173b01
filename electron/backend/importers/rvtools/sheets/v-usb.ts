import { defineColumns, flag, text } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  deviceNode: text('Device Node'),
  deviceType: text('Device Type'),
  isConnected: flag('Connected'),
  family: text('Family'),
  speed: text('Speed'),
})

const sheet = { name: 'vUSB', columns }

export const vUsbSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  async read(table, run) {
    await readVmSheet(run, sheet, table, (row, vm) => {
      run.sink.row('usbDevice', {
        vmId: vm.id,
        deviceNode: row.text(columns.deviceNode),
        deviceType: row.text(columns.deviceType),
        isConnected: row.flag(columns.isConnected),
        family: row.text(columns.family),
        speed: row.text(columns.speed),
      })
      return null
    })
  },
}
