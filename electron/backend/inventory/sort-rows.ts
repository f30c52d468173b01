import type { QueryRequest } from '#shared/contract/inventory-query.ts'
import type { EncodedColumn } from './encode-column.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'

/**
 * Sorts rows by up to three columns; what is unknown comes last in either direction, and rows that are equal
 * keep their order. From the least column to the first, each pass stable, on plain numbers.
 */
export function sortRows(table: EncodedTable, indexes: Uint32Array, sort: NonNullable<QueryRequest['sort']>): Uint32Array {
  return [...sort].reverse().reduce((ordered, { column, isDescending }) => sortByOne(columnOf(table, column), ordered, isDescending), indexes)
}

function sortByOne(column: EncodedColumn, indexes: Uint32Array, isDescending: boolean): Uint32Array {
  // The code leads and the place so far follows: a whole number far below 2 to the 53rd, which a typed array sorts without calling back.
  const keys = new Float64Array(indexes.length)
  const known = column.values.at(-1) === null ? column.values.length - 1 : column.values.length
  indexes.forEach((index, place) => {
    const code = column.codes[index] ?? 0
    keys[place] = (isDescending && code < known ? known - 1 - code : code) * indexes.length + place
  })
  return Uint32Array.from(keys.sort(), (key) => indexes[key % indexes.length] ?? 0)
}
