import { AppError } from '#shared/contract/app-error.ts'
import { type FilterRow, matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import { FilterSyntaxError } from '#shared/engine/filter/filter-tokens.ts'
import { type FilterExpression, parseFilter } from '#shared/engine/filter/parse-filter.ts'

export interface InventoryTable {
  readonly columns: readonly string[]
  readonly rows: readonly FilterRow[]
}

/** The rows that pass a filter expression; an expression that is not understood is AppError invalid-input with its place. */
export function filterRows(table: InventoryTable, where: string | undefined): { columns: string[]; rows: MutableRow[] } {
  const filter = where === undefined || where.trim() === '' ? null : parse(where, table.columns)
  const rows = filter === null ? table.rows : table.rows.filter((row) => matchesFilter(filter, row))
  return { columns: [...table.columns], rows: rows as MutableRow[] } // the contract's type is not readonly; nobody writes to these rows
}

type MutableRow = Record<string, string | number | boolean | null | string[]>

function parse(where: string, columns: readonly string[]): FilterExpression {
  try {
    return parseFilter(where, columns)
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error
    throw new AppError('invalid-input', `The filter is not understood at character ${error.at + 1}: ${error.message}.`, { where, at: error.at }, { cause: error })
  }
}
