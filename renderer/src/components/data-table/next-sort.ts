import { MOST_SORT_COLUMNS } from '#shared/contract/inventory-query.ts'
import type { ColumnSort } from './column-spec.ts'

/** The sorting after a click on a column's title: up, then down, then none; with `isAdded` beside the columns before. */
export function nextSort(sort: readonly ColumnSort[], column: string, isAdded: boolean): ColumnSort[] {
  const current = sort.find((entry) => entry.column === column)
  const next: ColumnSort | null = current === undefined ? { column, isDescending: false } : current.isDescending ? null : { column, isDescending: true }
  if (!isAdded) return next === null ? [] : [next]
  if (current === undefined) return next === null ? [...sort] : [...sort, next].slice(-MOST_SORT_COLUMNS)
  return sort.flatMap((entry) => (entry.column !== column ? [entry] : next === null ? [] : [next]))
}
