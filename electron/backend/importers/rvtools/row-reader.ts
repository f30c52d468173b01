import { unescapeEntityName } from '#shared/domain/estate/entity-name.ts'
import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import type { CellValue } from '../tables/table-file.ts'
import { parseBoolean } from './cells/parse-boolean.ts'
import { parseDate } from './cells/parse-date.ts'
import { parseNumber, type NumberStyle } from '#backend/importers/tables/numbers/parse-number.ts'
import { parseText } from './cells/parse-text.ts'
import type { ColumnBinding } from './columns/bind-columns.ts'
import type { Column } from './columns/column.ts'

/** What an issue says beyond the place where it was found. */
export type RowIssue = Pick<ImportIssue, 'code' | 'severity' | 'message'> & Partial<Pick<ImportIssue, 'value' | 'assumed' | 'column'>>

/** The current row of a sheet, read by column. One object serves all rows of a sheet. */
export interface RowReader {
  readonly sheet: string
  readonly binding: ColumnBinding
  /** 1-based, as in the file. */
  number: number
  cells: readonly CellValue[]
  has(column: Column): boolean
  cell(column: Column): CellValue
  text(column: Column<'text'>): string | null
  /** A name of vSphere without its escapes. Ids are made of the cell as it is written, so that they stay what they were. */
  name(column: Column<'text'>): string | null
  integer(column: Column<'integer'>): number | null
  amount(column: Column<'whole' | 'decimal'>): number | null
  flag(column: Column<'boolean'>): boolean | null
  date(column: Column<'date'>): string | null
  issue(issue: RowIssue): void
  /** Reports a cell that cannot be understood; it counts as not given. */
  notUnderstood(column: Column): null
}

/** `styleOf` answers how a numeric column writes numbers as text. */
export function createRowReader(
  sheet: string,
  binding: ColumnBinding,
  styleOf: (column: Column) => NumberStyle,
  report: (issue: ImportIssue) => void,
): RowReader {
  const { indexBySlot } = binding

  function cell(column: Column): CellValue {
    const index = indexBySlot[column.slot] ?? -1
    return index < 0 ? null : (reader.cells[index] ?? null)
  }

  function number(column: Column): number | null {
    const value = cell(column)
    if (typeof value === 'number') return inRange(column, value)
    if (value === null) return null
    const parsed = parseNumber(value, styleOf(column))
    const isDoubtful = parsed === undefined || (column.kind === 'whole' && looksGroupedOtherwise(value, parsed))
    return isDoubtful ? reader.notUnderstood(column) : inRange(column, parsed)
  }

  function inRange(column: Column, value: number | null): number | null {
    return value !== null && value < 0 && column.isNeverNegative ? reader.notUnderstood(column) : value
  }

  const reader: RowReader = {
    sheet,
    binding,
    number: 0,
    cells: [],
    has: (column) => (indexBySlot[column.slot] ?? -1) >= 0,
    cell,
    text: (column) => parseText(cell(column)),
    name(column) {
      const written = parseText(cell(column))
      return written === null ? null : unescapeEntityName(written)
    },
    integer(column) {
      const value = number(column)
      return value === null || Number.isSafeInteger(value) ? value : reader.notUnderstood(column)
    },
    amount: number,
    flag(column) {
      const value = parseBoolean(cell(column))
      return value === undefined ? reader.notUnderstood(column) : value
    },
    date(column) {
      const value = parseDate(cell(column))
      return value === undefined ? reader.notUnderstood(column) : value
    },
    issue({ column = null, value = null, assumed = null, ...issue }) {
      report({ ...issue, sheet, row: reader.number, column, value, assumed })
    },
    notUnderstood(column) {
      const header = binding.headers[indexBySlot[column.slot] ?? -1] ?? column.header
      reader.issue({
        code: 'CELL_NOT_UNDERSTOOD',
        severity: 'warning',
        column: header,
        value: parseText(cell(column)),
        message: `The cell in column "${header}" is not ${EXPECTED[column.kind]}${column.isNeverNegative ? ' of at least 0' : ''}; it counts as not given.`,
      })
      return null
    },
  }
  return reader
}

/** 16.384 in a column of whole amounts that groups by commas: whoever wrote it may have meant 16384. */
function looksGroupedOtherwise(cell: CellValue, parsed: number | null): boolean {
  return parsed !== null && !Number.isInteger(parsed) && typeof cell === 'string' && /^\s*[+-]?\d{1,3}[.,]\d{3}\s*$/.test(cell)
}

const EXPECTED: Readonly<Record<Column['kind'], string>> = {
  text: 'what the column should hold',
  integer: 'a whole number',
  whole: 'a number',
  decimal: 'a number',
  boolean: 'True or False',
  date: 'a date',
}
