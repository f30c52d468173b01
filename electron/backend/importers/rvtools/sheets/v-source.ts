import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table } from '#backend/importers/tables/table-file.ts'
import { defineColumns, text } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import { scanTexts } from '../scan/scan-texts.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...SOURCE_COLUMNS,
  fullName: text('Fullname'),
  version: text('Version'),
  apiVersion: text('API version'),
})

/** What vSource says of one vCenter. */
export interface SourceFacts {
  readonly sourceUuid: string | null
  readonly server: string | null
  readonly fullName: string | null
  readonly version: string | null
  readonly apiVersion: string | null
}

/** Its rows become part of the sources, which are yielded before any sheet is read. */
export const vSourceSheet: SheetReader = {
  name: 'vSource',
  columns,
  absence: 'info',
  async read(table, run) {
    await readSheet(run, vSourceSheet, table, (row) =>
      run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server)) === null ? NO_SOURCE : null,
    )
  },
}

/** Reads the sheet ahead of all others. */
export async function scanSourceFacts(table: Table, signal: CancelSignal): Promise<SourceFacts[]> {
  const facts: SourceFacts[] = []
  await scanTexts('vSource', table, columns, signal, (row) => {
    facts.push({
      sourceUuid: row.text(columns.sourceUuid),
      server: row.text(columns.server),
      fullName: row.text(columns.fullName),
      version: row.text(columns.version),
      apiVersion: row.text(columns.apiVersion),
    })
  })
  return facts
}
