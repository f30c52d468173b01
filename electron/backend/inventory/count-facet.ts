import { MOST_FACET_VALUES, type QueryCell, type QueryFacet } from '#shared/contract/inventory-query.ts'
import type { EncodedColumn } from './encode-column.ts'

/** Counts a column's values among the rows: the commonest first, equals in sorting order, and always those that are chosen. */
export function countFacet(column: EncodedColumn, indexes: Uint32Array, chosen: readonly QueryCell[]): QueryFacet {
  const { values: commonest, counts, distinct } = countValues(column, indexes, MOST_FACET_VALUES, () => true)
  const values = [...commonest]
  const shown = new Set(values.map(({ value }) => value))
  for (const value of new Set(chosen)) {
    if (!shown.has(value)) values.push({ value, count: counts[column.values.indexOf(value)] ?? 0 })
  }
  return { column: column.name, values, distinct }
}

export interface CountedValues {
  /** The commonest first, equals in sorting order. */
  readonly values: readonly QueryFacet['values'][number][]
  /** Rows of each of the column's values, by its code. */
  readonly counts: Uint32Array
  /** Values that occur and are accepted, listed or not. */
  readonly distinct: number
}

/** At most so many of a column's values among the rows, of those that are accepted. */
export function countValues(column: EncodedColumn, indexes: Uint32Array, most: number, accepts: (value: QueryCell) => boolean): CountedValues {
  const counts = new Uint32Array(column.values.length)
  for (const index of indexes) {
    const code = column.codes[index] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  const codes = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0 && accepts(column.values[code] ?? null))
  const commonest = codes.toSorted((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0) || left - right).slice(0, most)
  return { values: commonest.map((code) => ({ value: column.values[code] ?? null, count: counts[code] ?? 0 })), counts, distinct: codes.length }
}
