import { type FilterRow, matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import { fieldsOf } from './fields-of.ts'
import { parseWhere } from './parse-where.ts'

export interface InventoryTable {
  readonly columns: readonly string[]
  readonly rows: readonly FilterRow[]
}

/** The rows that pass a filter expression; an expression that is not understood is AppError invalid-input with its place. */
export function filterRows(table: InventoryTable, where: string | undefined): { columns: string[]; rows: MutableRow[] } {
  const filter = parseWhere(where, fieldsOf(table))
  const rows = filter === null ? table.rows : table.rows.filter((row) => matchesFilter(filter, row))
  return { columns: [...table.columns], rows: rows as MutableRow[] } // the contract's type is not readonly; nobody writes to these rows
}

type MutableRow = Record<string, string | number | boolean | null | string[]>
