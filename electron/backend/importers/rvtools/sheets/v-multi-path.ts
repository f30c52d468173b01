import { defineColumns, text } from '../columns/column.ts'
import { HOST_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readHostSheet } from '../read-host-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...HOST_KEY_COLUMNS,
  datastore: text('Datastore'),
  device: text('Disk'),
  displayName: text('Display name'),
  policy: text('Policy'),
  operationalState: text('Oper. State'),
  vendor: text('Vendor'),
  model: text('Model'),
  serialNumber: text('Serial #'),
  objectId: text('Object ID', { isOptional: true }),
})

const sheet = { name: 'vMultiPath', columns }

export const vMultiPathSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  read: (table, run) =>
    readHostSheet(run, sheet, table, (row, { sourceId, hostName }) => {
      const datastoreName = row.text(columns.datastore)
      const user = { sourceId, hostName, datacenter: row.text(columns.datacenter) }
      const named = datastoreName === null ? 'not-listed' : run.datastores.find(datastoreName, user)
      const datastore = run.datastores.byMoref(sourceId, row.text(columns.objectId)) ?? (typeof named === 'string' ? null : named)
      run.sink.row('lun', {
        sourceId,
        hostName,
        datastoreName,
        datastoreId: datastore?.id ?? null,
        device: row.text(columns.device),
        displayName: row.text(columns.displayName),
        multipathPolicy: row.text(columns.policy),
        operationalState: row.text(columns.operationalState),
        vendor: row.text(columns.vendor),
        model: row.text(columns.model),
        serialNumber: row.text(columns.serialNumber),
      })
      return null
    }),
}
