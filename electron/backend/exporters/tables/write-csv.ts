import type { ReportContent } from '#backend/report/report-content.ts'
import { REPORT_TABLES } from '#backend/report/tables/registry.ts'
import { csvText } from './csv-text.ts'

/** A file of a table, by its name. */
export interface TableFile {
  readonly name: string
  readonly text: string
}

/** Each table that the project has anything of as CSV (RFC 4180, UTF-8); text that a spreadsheet would take for a formula is written as text. */
export function writeCsv(content: ReportContent): readonly TableFile[] {
  return REPORT_TABLES.flatMap(({ id, columns, rows }) => {
    const cells = rows(content)
    if (cells === null) return []
    return [{ name: `${id}.csv`, text: csvText(columns.map(({ key }) => key), Array.from(cells)) }]
  })
}
