import type { CellValue } from 'hucre/xlsx'
import type { ReportCell, ReportColumn, ReportTable, TableRows } from '#backend/report/report-table.ts'
import { type LongSheet, longSheet } from './long-sheet.ts'
import { COLUMN_WIDTHS, columnStyle } from './styles.ts'

const HUNDRED = 100

/** A table as a sheet; one without rows says why it has none. */
export function tableSheet({ title, about, columns, none }: ReportTable, rows: TableRows | null): LongSheet {
  const isEmpty = rows === null || rows.length === 0
  return longSheet({
    name: title,
    about,
    columns: columns.map(({ title: header, kind, width }) => ({ title: header, width: width ?? COLUMN_WIDTHS[kind], style: columnStyle(kind) })),
    count: isEmpty ? 0 : rows.length,
    rows: isEmpty ? [[none]] : cellsOf(columns, rows),
  })
}

function* cellsOf(columns: readonly ReportColumn[], rows: TableRows): Generator<CellValue[]> {
  for (const row of rows) yield columns.map((column, index) => cellOf(column, row[index] ?? null))
}

function cellOf({ kind }: ReportColumn, cell: ReportCell): CellValue {
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return kind === 'percent' && typeof cell === 'number' ? cell / HUNDRED : cell
}
