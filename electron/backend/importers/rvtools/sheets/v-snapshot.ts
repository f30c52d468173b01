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
  memoryFile: whole('Size MiB (vmsn)', { isNeverNegative: true }),
  total: whole('Size MiB (total)', { isNeverNegative: true }),
  isQuiesced: flag('Quiesced'),
  state: text('State'),
})

const sheet = { name: 'vSnapshot', columns }

export const vSnapshotSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  async read(table, run) {
    await readVmSheet(run, sheet, table, (row, vm) => {
      const createdAt = row.date(columns.createdAt)
      const exportedAt = run.exportTimes.get(vm.sourceId)?.exportedAt ?? null
      if (createdAt !== null && exportedAt !== null && createdAt > exportedAt) {
        const message = `A snapshot of ${vm.name} is dated later than the export itself (${exportedAt}): clocks or time zones differ, or the file was put together from two exports. It is kept as it stands.`
        row.issue({ code: 'SNAPSHOT_AFTER_EXPORT', severity: 'warning', column: columns.createdAt.header, value: createdAt, message })
      }
      run.sink.row('vmSnapshot', {
        vmId: vm.id,
        name: row.text(columns.name),
        description: row.text(columns.description),
        createdAt,
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
