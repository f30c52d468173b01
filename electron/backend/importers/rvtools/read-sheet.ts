import type { Table } from '../tables/table-file.ts'
import { throwIfCancelled } from './cancelled.ts'
import { isSeparatedNumber } from '#backend/importers/tables/numbers/number-evidence.ts'
import { hasContent, parseText } from './cells/parse-text.ts'
import type { NumberStyle } from '#backend/importers/tables/numbers/parse-number.ts'
import { bindColumns, type ColumnBinding } from './columns/bind-columns.ts'
import { isNumeric } from './columns/column.ts'
import { columnLetters } from './columns/header-key.ts'
import type { ImportRun } from './import-run.ts'
import type { Rejection } from './rejection.ts'
import { reportBinding, reportDialects } from './report-columns.ts'
import { createRowReader, type RowReader } from './row-reader.ts'
import type { SheetReader } from './sheet-reader.ts'

/** What a sheet turned out to hold. */
export interface SheetResult {
  readonly rows: number
  readonly kept: number
}

/** Looks at one row: null keeps it, a rejection puts it whole among the rejected. */
export type KeepRow = (row: RowReader) => Rejection | null

/**
 * Reads a sheet row by row and reports it. Every row that holds anything is kept or rejected; the columns' number
 * style is inferred when the first text number with a separator turns up, before that row is read.
 * Throws AppError cancelled, and what the table throws.
 */
export async function readSheet(run: ImportRun, sheet: Pick<SheetReader, 'name' | 'columns'>, table: Table, keep: KeepRow): Promise<SheetResult> {
  const { dialects, context, sink } = run
  const columns = Object.values(sheet.columns)
  const blanks = new Set<number>()
  let binding: ColumnBinding | null = null
  let row: RowReader | null = null
  let styledCells: number[] = []
  let styles: readonly NumberStyle[] = stylesOf()
  let rows = 0
  let rejected = 0

  for await (const batch of table.rows()) {
    throwIfCancelled(context.signal)
    for (const { number, cells } of batch) {
      if (binding === null || row === null) {
        const found = (binding = bindColumns(sheet.name, columns, cells))
        row = createRowReader(sheet.name, binding, (column) => styles[column.slot] ?? 'comma', (issue) => run.report(issue))
        styledCells = columns.filter((column) => isNumeric(column) || column.isMaybeGrouped).map(({ slot }) => found.indexBySlot[slot] ?? -1)
        reportBinding(run, sheet.name, binding)
        run.raw.setColumns(sheet.name, found.headers)
        continue
      }
      if (!hasContent(cells)) continue
      rows += 1
      if (!dialects.isKnown() && styledCells.some((index) => index >= 0 && isSeparatedNumber(cells[index]))) {
        await dialects.infer()
        styles = stylesOf()
      }
      row.number = number
      row.cells = cells
      noteHeaderlessCells(binding, cells, blanks)
      const rejection = keep(row)
      if (rejection === null) continue
      rejected += 1
      reject(run, row, rejection)
    }
    run.rowsRead += batch.length
    context.progress({ phase: 'read', file: run.fileName, sheet: sheet.name, rows: run.rowsRead })
  }

  if (binding === null) reportSheet(run, sheet.name, 'EMPTY_SHEET', 'warning', `${sheet.name} holds no cell at all; what it would say is unknown.`)
  if (rows > 0 && rejected === rows) reportSheet(run, sheet.name, 'SHEET_LOST', 'error', `None of the ${String(rows)} rows of ${sheet.name} could be used.`)
  if (dialects.isKnown()) reportDialects(run, sheet.name, columns, binding)
  const headerless = [...blanks].sort((left, right) => left - right).map((index) => `Column ${columnLetters(index)}`)
  for (const column of headerless) {
    run.report({
      code: 'BLANK_HEADER',
      severity: 'warning',
      sheet: sheet.name,
      row: null,
      column,
      value: null,
      assumed: column,
      message: `${column} of ${sheet.name} holds data but has no header.`,
    })
  }
  sink.sheet({
    name: table.name.trim(),
    rows,
    kept: rows - rejected,
    rejected,
    missingColumns: binding === null ? columns.map(({ header }) => header) : binding.missing.map(({ header }) => header),
    extraColumns: [...(binding?.extra ?? []).map(({ name }) => name), ...headerless],
  })
  return { rows, kept: rows - rejected }

  function stylesOf(): NumberStyle[] {
    return columns.map((column) => dialects.styleOf(sheet.name, column))
  }
}

function noteHeaderlessCells({ blank, headers }: ColumnBinding, cells: readonly unknown[], found: Set<number>): void {
  for (const index of blank) if (isFilled(cells[index])) found.add(index)
  for (let index = headers.length; index < cells.length; index++) if (isFilled(cells[index])) found.add(index)
}

function isFilled(cell: unknown): boolean {
  return cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '')
}

/** Rejections that take a whole VM out of the estate. */
const LOST_VM_CODES: ReadonlySet<string> = new Set(['DUPLICATE_VM', 'MISSING_VM_NAME'])

function reportSheet(run: ImportRun, sheet: string, code: string, severity: 'error' | 'warning', message: string): void {
  run.report({ code, severity, sheet, row: null, column: null, value: null, assumed: null, message })
}

function reject(run: ImportRun, row: RowReader, { code, reason }: Rejection): void {
  const { headers } = row.binding
  const cells: { column: string; value: string }[] = []
  row.cells.forEach((cell, index) => {
    const value = parseText(cell)
    if (value !== null) cells.push({ column: headers[index] ?? `Column ${columnLetters(index)}`, value })
  })
  run.sink.rejected({ sheet: row.sheet, row: row.number, reason, cells })
  row.issue({ code, severity: LOST_VM_CODES.has(code) ? 'error' : 'warning', message: `Row ${String(row.number)} of ${row.sheet} was not used: ${reason}.` })
}
