import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table } from '#backend/importers/tables/table-file.ts'
import { throwIfCancelled } from '../cancelled.ts'
import { parseDate } from '../cells/parse-date.ts'
import { bindColumns } from '../columns/bind-columns.ts'
import { date, defineColumns, text } from '../columns/column.ts'
import { readSheet } from '../read-sheet.ts'
import { createRowReader, type RowReader } from '../row-reader.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  version: text('RVTools version', { aliases: ['RVTools major version'] }),
  createdAt: date('xlsx creation datetime'),
  server: text('Server'),
})

/** What the export says of itself. */
export interface ExportFacts {
  readonly server: string | null
  readonly version: string | null
  /** ISO 8601 without zone. */
  readonly exportedAt: string | null
  /** 1-based row in vMetaData. */
  readonly row: number
}

export const vMetaDataSheet: SheetReader = {
  name: 'vMetaData',
  columns,
  absence: 'info',
  async read(table, run) {
    await readSheet(run, vMetaDataSheet, table, (row) => {
      row.date(columns.createdAt)
      const version = row.text(columns.version)
      if (version !== null && !/^\d+(\.\d+)+$/.test(version)) row.notUnderstood(columns.version)
      return null
    })
  },
}

/** Reads the sheet ahead of all others, in silence: its own reading reports. */
export async function scanExportFacts(table: Table, signal: CancelSignal): Promise<ExportFacts[]> {
  const facts: ExportFacts[] = []
  let row: RowReader | null = null
  for await (const batch of table.rows()) {
    throwIfCancelled(signal)
    for (const { number, cells } of batch) {
      if (row === null) {
        row = createRowReader('vMetaData', bindColumns('vMetaData', Object.values(columns), cells), () => 'comma', () => undefined)
        continue
      }
      row.cells = cells
      facts.push({ server: row.text(columns.server), version: row.text(columns.version), exportedAt: parseDate(row.cell(columns.createdAt)) ?? null, row: number })
    }
  }
  return facts
}
