import { MOST_FACET_VALUES, type QueryCell, type QueryFacet } from '#shared/contract/inventory-query.ts'
import type { EncodedColumn } from './encode-column.ts'

/** Counts a column's values among the rows: the commonest first, equals in sorting order, and always those that are chosen. */
export function countFacet(column: EncodedColumn, indexes: Uint32Array, chosen: readonly QueryCell[]): QueryFacet {
  const counts = new Uint32Array(column.values.length)
  for (const index of indexes) {
    const code = column.codes[index] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  const codes = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0)
  const distinct = codes.length
  const commonest = codes.sort((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0) || left - right).slice(0, MOST_FACET_VALUES)
  const values = commonest.map((code) => ({ value: column.values[code] ?? null, count: counts[code] ?? 0 }))
  const shown = new Set(values.map(({ value }) => value))
  for (const value of new Set(chosen)) {
    if (!shown.has(value)) values.push({ value, count: counts[column.values.indexOf(value)] ?? 0 })
  }
  return { column: column.name, values, distinct }
}
