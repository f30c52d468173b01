import type { QueryCell, QueryRow } from '#shared/contract/inventory-query.ts'

/** Rows as tab-separated values, for pasting into a spreadsheet: what would break a row becomes a space. */
export function toTsv(columns: readonly string[], rows: readonly QueryRow[]): string {
  return toLines(columns, rows, '\t', (text) => text.replace(/[\t\r\n]+/g, ' '), '\n')
}

/** Rows as comma-separated values (RFC 4180). */
export function toCsv(columns: readonly string[], rows: readonly QueryRow[]): string {
  return toLines(columns, rows, ',', (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text), '\r\n')
}

/** Lines of cells as tab-separated values, as toTsv writes rows; headings may repeat, and come from foreign files, too. */
export function linesToTsv(lines: readonly (readonly QueryCell[])[]): string {
  return lines.map((cells) => `${cells.map((cell) => cellText(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`).join('')
}

function toLines(columns: readonly string[], rows: readonly QueryRow[], delimiter: string, quote: (text: string) => string, end: string): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellText(row[column] ?? null)))]
  return lines.map((cells) => cells.map(quote).join(delimiter) + end).join('')
}

/** Names come from foreign files: one that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV Injection). */
function cellText(value: QueryCell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
