import { AppError } from '#shared/contract/app-error.ts'
import type { QueryCell, QueryConditions } from '#shared/contract/inventory-query.ts'
import { type FilterRow, matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import { encodeTable } from './encoded-table.ts'
import { fieldsOf } from './fields-of.ts'
import { parseWhere } from './parse-where.ts'
import { sortRows } from './sort-rows.ts'

export interface InventoryTable {
  readonly columns: readonly string[]
  readonly rows: readonly FilterRow[]
}

/**
 * The rows that pass a filter expression, in the order wanted; as they come where none is. AppError invalid-input with the
 * place of an expression that is not understood, and for a column that there is not.
 */
export function filterRows(table: InventoryTable, where: string | undefined, sort: Sort = []): { columns: string[]; rows: MutableRow[] } {
  const filter = parseWhere(where, fieldsOf(table))
  const rows = filter === null ? table.rows : table.rows.filter((row) => matchesFilter(filter, row))
  return { columns: [...table.columns], rows: inOrder(table.columns, rows, sort) as MutableRow[] } // the contract's type is not readonly; nobody writes to these rows
}

function inOrder(columns: readonly string[], rows: readonly FilterRow[], sort: Sort): readonly FilterRow[] {
  if (sort.length === 0) return rows
  for (const { column } of sort) {
    if (!columns.includes(column)) throw new AppError('invalid-input', `There is no column "${column}" to sort by; columns are ${columns.join(', ')}.`, { column })
  }
  const named = sort.map(({ column }) => column)
  const cells = encodeTable(named, rows.map((row) => Object.fromEntries(named.map((name) => [name, sortedCell(row[name] ?? null)]))))
  return Array.from(sortRows(cells, Uint32Array.from(rows.keys()), sort), (place) => rows[place] ?? {})
}

/** A list counts as it is printed. */
function sortedCell(cell: FilterRow[string]): QueryCell {
  return typeof cell === 'object' && cell !== null ? cell.join(', ') : cell
}

type Sort = NonNullable<QueryConditions['sort']>
type MutableRow = Record<string, string | number | boolean | null | string[]>
