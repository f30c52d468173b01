import type { QueryCell, QueryRow } from '#shared/contract/inventory-query.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type EncodedColumn, encodeColumn } from './encode-column.ts'

/** A list in memory, ready to be asked: by columns, since a page of rows is all that is ever wanted whole. */
export interface EncodedTable {
  /** Rows. */
  readonly count: number
  readonly columns: ReadonlyMap<string, EncodedColumn>
}

/** Encodes a list of rows that are whole already. */
export function encodeTable(names: readonly string[], rows: readonly QueryRow[]): EncodedTable {
  return { count: rows.length, columns: new Map(names.map((name) => [name, encodeColumn(name, rows.length, (row) => rows[row]?.[name] ?? null)])) }
}

/** A column by its name; AppError invalid-input where there is none. */
export function columnOf(table: EncodedTable, name: string): EncodedColumn {
  const column = table.columns.get(name)
  if (column === undefined) throw new AppError('invalid-input', `There is no column "${name}"; columns are ${[...table.columns.keys()].join(', ')}.`, { column: name })
  return column
}

/** One row's cell. */
export function cellAt(column: EncodedColumn, row: number): QueryCell {
  return column.values[column.codes[row] ?? 0] ?? null
}

/** One row with the columns given. */
export function rowAt(columns: readonly EncodedColumn[], row: number): Record<string, QueryCell> {
  return Object.fromEntries(columns.map((column) => [column.name, cellAt(column, row)]))
}
