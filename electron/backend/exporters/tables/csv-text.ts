import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | boolean | null

/** Rows under their headings as CSV (RFC 4180); text that a spreadsheet would take for a formula is written as text. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return stringify([[...head], ...rows.map((row) => [...row])], { escape_formulas: true, record_delimiter: 'windows', cast: { boolean: String } })
}
