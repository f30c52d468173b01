import type { QueryRow } from '#shared/contract/inventory-query.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type EncodedColumn, encodeColumn } from './encode-column.ts'

/** A list in memory, ready to be asked. */
export interface EncodedTable {
  readonly rows: readonly QueryRow[]
  readonly columns: ReadonlyMap<string, EncodedColumn>
}

/** Encodes a list; columns that `known` has already, of the same rows in the same order, are taken from there. */
export function encodeTable(names: readonly string[], rows: readonly QueryRow[], known?: ReadonlyMap<string, EncodedColumn>): EncodedTable {
  return { rows, columns: new Map(names.map((name) => [name, known?.get(name) ?? encodeColumn(name, rows)])) }
}

/** A column by its name; AppError invalid-input where there is none. */
export function columnOf(table: EncodedTable, name: string): EncodedColumn {
  const column = table.columns.get(name)
  if (column === undefined) throw new AppError('invalid-input', `There is no column "${name}"; columns are ${[...table.columns.keys()].join(', ')}.`, { column: name })
  return column
}
