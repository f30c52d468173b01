import { date, defineColumns, flag, text, whole } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  name: text('Name', { aliases: ['Snapshot'] }),
  description: text('Description'),
  createdAt: date('Date / time'),
  fileName: text('Filename'),
  memoryFile: whole('Size MiB (vmsn)'),
  total: whole('Size MiB (total)'),
  isQuiesced: flag('Quiesced'),
  state: text('State'),
})

const sheet = { name: 'vSnapshot', columns }

export const vSnapshotSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  async read(table, run) {
    await readVmSheet(run, sheet, table, (row, vm) => {
      run.sink.row('vmSnapshot', {
        vmId: vm.id,
        name: row.text(columns.name),
        description: row.text(columns.description),
        createdAt: row.date(columns.createdAt),
        fileName: row.text(columns.fileName),
        memoryFileMib: row.amount(columns.memoryFile),
        totalMib: row.amount(columns.total),
        isQuiesced: row.flag(columns.isQuiesced),
        state: row.text(columns.state),
      })
      return null
    })
  },
}
