import type { ReportContent } from '#backend/report/report-content.ts'
import type { ReportCell, ReportColumn, ReportTable } from '#backend/report/report-table.ts'
import { html, type Html } from './html.ts'

/** A report is read by people: of longer tables it shows the first rows and says where the rest is. */
const MOST_ROWS = 200
/** What is longer is data rather than text: a kept schedule, say. */
const MOST_CHARACTERS = 400
/** A page of A4 has no room for more columns in the size of its text. */
const MOST_ROOMY_COLUMNS = 7

/** Columns of a table, by their keys, as HTML; all columns where none are named. A table without rows is one sentence. */
export function htmlTable(table: ReportTable, content: ReportContent, keys: readonly string[] = table.columns.map(({ key }) => key), most: number = MOST_ROWS): Html {
  const rows = table.rows(content)
  if (rows === null || rows.length === 0) return html`<p class="note">${table.none}</p>`
  const shown = keys.flatMap((key) => table.columns.flatMap((column, index) => (column.key === key ? [{ column, index }] : [])))
  return html`<table class="${shown.length > MOST_ROOMY_COLUMNS ? 'wide' : ''}"><caption>${table.about}</caption><thead><tr>${shown.map(({ column }) => html`<th scope="col" class="${classOf(column)}">${column.title}</th>`)}</tr></thead><tbody>
${[...rows].slice(0, most).map((row) => html`<tr>${shown.map(({ column, index }) => html`<td class="${classOf(column)}">${cellText(row[index] ?? null, column)}</td>`)}</tr>
`)}</tbody></table>${rows.length > most ? html`<p class="note">The first ${most} of ${count(rows.length)} rows: the workbook has them all, on its sheet ${table.title}.</p>` : null}`
}

/** A whole number with commas between thousands, the same on every machine. */
export function count(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}

/** A number with one decimal. */
export function decimal(value: number): string {
  const tenths = Math.round(value * 10)
  return `${tenths < 0 ? '-' : ''}${count(Math.floor(Math.abs(tenths) / 10))}.${Math.abs(tenths) % 10}`
}

function cellText(cell: ReportCell, { kind }: ReportColumn): string {
  if (cell === null) return '–'
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'string') return cell.length > MOST_CHARACTERS ? `${cell.slice(0, MOST_CHARACTERS)}… (the workbook has more)` : cell
  return kind === 'percent' ? `${decimal(cell)} %` : kind === 'decimal' ? decimal(cell) : Number.isInteger(cell) ? count(cell) : decimal(cell)
}

function classOf({ kind }: ReportColumn): string {
  return kind === 'count' || kind === 'decimal' || kind === 'percent' ? 'number' : ''
}
