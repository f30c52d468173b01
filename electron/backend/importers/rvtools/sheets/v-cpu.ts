import { defineColumns, flag, integer, text, whole } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import { readLimit } from '../cells/read-limit.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  sockets: integer('Sockets', { isNeverNegative: true }),
  coresPerSocket: integer('Cores p/s', { isNeverNegative: true }),
  reservation: whole('Reservation'),
  limit: whole('Limit'),
  level: text('Level'),
  shares: whole('Shares'),
  isHotAdd: flag('Hot Add'),
  isHotRemove: flag('Hot Remove'),
  overall: whole('Overall'),
  folder: text('Folder'),
})

const sheet = { name: 'vCPU', columns }

export const vCpuSheet: SheetReader = {
  ...sheet,
  absence: 'warning',
  async read(table, run) {
    await readVmSheet(
      run,
      sheet,
      table,
      (row, vm) => {
        const { isLimited, limit } = readLimit(row.amount(columns.limit))
        run.sink.row('vmCpu', {
          vmId: vm.id,
          sockets: row.integer(columns.sockets),
          coresPerSocket: row.integer(columns.coresPerSocket),
          reservationMhz: row.amount(columns.reservation),
          limitMhz: limit,
          isLimited,
          sharesLevel: row.text(columns.level),
          shares: row.amount(columns.shares),
          isHotAddEnabled: row.flag(columns.isHotAdd),
          isHotRemoveEnabled: row.flag(columns.isHotRemove),
          usageAtExportMhz: row.amount(columns.overall),
          folderPath: row.text(columns.folder),
        })
        return null
      },
      { isOneRowEach: true },
    )
  },
}
