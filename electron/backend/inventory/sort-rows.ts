import type { QueryRequest } from '#shared/contract/inventory-query.ts'
import type { EncodedColumn } from './encode-column.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'

/**
 * Sorts rows by up to three columns; what is unknown comes last in either direction, and rows that are equal
 * keep their order. From the least column to the first, each pass stable.
 */
export function sortRows(table: EncodedTable, indexes: Uint32Array, sort: NonNullable<QueryRequest['sort']>): Uint32Array {
  return [...sort].reverse().reduce((ordered, { column, isDescending }) => sortByOne(columnOf(table, column), ordered, isDescending), indexes)
}

/** Codes are places of values in their order: rows of each are counted, which says where the first of them goes, and nothing is compared. */
function sortByOne({ values, codes }: EncodedColumn, indexes: Uint32Array, isDescending: boolean): Uint32Array {
  const known = values.at(-1) === null ? values.length - 1 : values.length
  const rankOf = (index: number): number => {
    const code = codes[index] ?? 0
    return isDescending && code < known ? known - 1 - code : code
  }
  const starts = new Uint32Array(values.length + 1)
  for (let place = 0; place < indexes.length; place++) {
    const next = rankOf(indexes[place] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let rank = 1; rank < starts.length; rank++) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0)
  const ordered = new Uint32Array(indexes.length)
  for (let place = 0; place < indexes.length; place++) {
    const index = indexes[place] ?? 0
    const rank = rankOf(index)
    const start = starts[rank] ?? 0
    ordered[start] = index
    starts[rank] = start + 1
  }
  return ordered
}
