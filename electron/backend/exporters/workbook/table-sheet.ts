import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { ReportCell, ReportColumn, ReportTable } from '#backend/report/report-table.ts'
import { printSetup } from './print-setup.ts'
import { columnLetter, createSheet, placeOn } from './sheet-builder.ts'
import { COLUMN_WIDTHS, columnStyle, STYLES } from './styles.ts'

const HUNDRED = 100
const HEADER_ROW = 2
const HEADER_HEIGHT = 32
/** The sheet that every other one leads back to. */
export const SUMMARY = 'Summary'

/** A table as a sheet: a title that leads back to the summary, headers that stay, filters, formats, and set up for print. */
export function tableSheet({ title, about, columns }: ReportTable, rows: readonly (readonly ReportCell[])[]): WriteSheet {
  const sheet = createSheet(title)
  sheet.row([{ value: title, style: STYLES.title, link: placeOn(SUMMARY, 'A1') }, { value: about, style: STYLES.line }])
  sheet.row(columns.map((column) => ({ value: column.title, style: STYLES.header })), HEADER_HEIGHT)
  for (const row of rows) sheet.row(columns.map((column, index) => cellOf(column, row[index] ?? null)))
  return sheet.finish({
    columns: columns.map(({ kind, width }) => ({ width: width ?? COLUMN_WIDTHS[kind], style: columnStyle(kind) })),
    freezePane: { rows: HEADER_ROW, columns: 1 },
    autoFilter: { range: `A${HEADER_ROW}:${columnLetter(columns.length - 1)}${HEADER_ROW + Math.max(1, rows.length)}` },
    ...printSetup(HEADER_ROW),
  })
}

function cellOf({ kind }: ReportColumn, cell: ReportCell): CellValue {
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return kind === 'percent' && typeof cell === 'number' ? cell / HUNDRED : cell
}
