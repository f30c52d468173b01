import { defineColumns, text } from '../columns/column.ts'
import { HOST_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readHostSheet } from '../read-host-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...HOST_KEY_COLUMNS,
  device: text('Device'),
  type: text('Type'),
  status: text('Status'),
  driver: text('Driver'),
  model: text('Model'),
  wwn: text('WWN'),
})

const sheet = { name: 'vHBA', columns }

export const vHbaSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  read: (table, run) =>
    readHostSheet(run, sheet, table, (row, host) => {
      run.sink.row('hostBusAdapter', {
        ...host,
        device: row.text(columns.device),
        type: row.text(columns.type),
        status: row.text(columns.status),
        driver: row.text(columns.driver),
        model: row.text(columns.model),
        worldWideName: row.text(columns.wwn),
      })
      return null
    }),
}
