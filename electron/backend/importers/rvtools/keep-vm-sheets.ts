import { encodeRows } from '#backend/raw-rows/encode-rows.ts'
import type { RawRows } from '#backend/raw-rows/raw-rows.ts'
import type { Table } from '../tables/table-file.ts'
import type { SheetReader } from './sheet-reader.ts'

/** Keeps the rows of the sheets that are about VMs as they are read, and of no other sheet. */
export function keepVmSheets(raw: RawRows, readers: readonly SheetReader[]): (sheet: string, table: Table) => Table {
  const ofVms = new Set(readers.filter(({ columns }) => 'vmUuid' in columns).map(({ name }) => name))
  // In the order in which they are read, whatever their order in the file.
  for (const name of ofVms) raw.table(name)
  return (sheet, table) => (ofVms.has(sheet) ? keepRows(raw, sheet, table) : table)
}

function keepRows(raw: RawRows, sheet: string, table: Table): Table {
  const kept = raw.table(sheet)
  if (table.keeping !== undefined) {
    return table.keeping(raw.mask, (rows) => {
      kept.keep(rows)
    })
  }
  return {
    ...table,
    async *rows() {
      for await (const batch of table.rows()) {
        kept.put(encodeRows(batch))
        yield batch
      }
    },
  }
}
