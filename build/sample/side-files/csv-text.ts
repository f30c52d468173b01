import { stringify } from 'csv-stringify/sync'

/** Rows as CSV in the form of a tool: spreadsheets of many countries write semicolons. */
export function csvText(rows: readonly (readonly (string | number | null)[])[], delimiter: ',' | ';' = ','): string {
  return stringify(rows.map((row) => [...row]), { delimiter, record_delimiter: 'windows' })
}
