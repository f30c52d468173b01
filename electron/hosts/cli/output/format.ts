import { stringify } from 'csv-stringify/sync'
import Table from 'cli-table3'
import { singleLine } from './single-line.ts'

export const OUTPUT_FORMATS = ['table', 'json', 'csv'] as const
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]

export type Cell = string | number | boolean | null | readonly string[]
export interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}

/** Rows as a table for people: unknown is a dash, numbers are aligned to the right. */
export function formatTable({ columns, rows }: Rows): string {
  const numeric = columns.map((column) => rows.some((row) => typeof row[column] === 'number'))
  const table = new Table({
    head: [...columns],
    colAligns: numeric.map((isNumeric) => (isNumeric ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
    chars: PLAIN_BORDERS,
  })
  for (const row of rows) table.push(columns.map((column) => singleLine(cellText(row[column] ?? null, '-'))))
  return `${table.toString()}\n`
}

/** Rows as CSV (RFC 4180); text that a spreadsheet would take for a formula is written as text. Unknown is empty. */
export function formatCsv({ columns, rows }: Rows): string {
  const records = rows.map((row) => columns.map((column) => cellValue(row[column] ?? null)))
  return stringify([[...columns], ...records], { escape_formulas: true, record_delimiter: 'unix', cast: { boolean: String } })
}

/** Any value as JSON, indented by two. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

const PLAIN_BORDERS = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
} // cli-table3 draws a box unless every border is named

function cellText(cell: Cell, unknown: string): string {
  if (cell === null) return unknown
  return typeof cell === 'object' ? cell.join(', ') : String(cell)
}

function cellValue(cell: Cell): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? cell.join(', ') : cell
}
