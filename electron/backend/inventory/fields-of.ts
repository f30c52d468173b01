import { type FilterField, filterFieldType } from '#shared/engine/filter/filter-field.ts'
import type { FilterRow } from '#shared/engine/filter/evaluate-filter.ts'

/** What a filter over the rows of a list may name, each with the type of its cells. */
export function fieldsOf({ columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly FilterRow[] }): readonly FilterField[] {
  return columns.map((name) => ({ name, type: filterFieldType(name, cellsOf(rows, name)) }))
}

function* cellsOf(rows: readonly FilterRow[], name: string): Generator<FilterRow[string]> {
  for (const row of rows) yield row[name] ?? null
}
