import type { QueryCell } from '#shared/contract/inventory-query.ts'
import { matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import type { FilterExpression } from '#shared/engine/filter/parse-filter.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'

/** Marks the rows that pass: 1 for each that does. A condition is asked of a column's distinct values, not of every row. */
export function matchExpression(table: EncodedTable, expression: FilterExpression): Uint8Array {
  switch (expression.type) {
    case 'and':
      return combine(table, expression.parts, (left, right) => left & right)
    case 'or':
      return combine(table, expression.parts, (left, right) => left | right)
    case 'not':
      return matchExpression(table, expression.part).map((passes) => 1 - passes)
    default: {
      const { name, values, codes } = columnOf(table, expression.field)
      // One record for all: names and ids are as many values as rows.
      const record: Record<string, QueryCell> = { [name]: null }
      return markRows(codes, markValues(values, (value) => {
        record[name] = value
        return matchesFilter(expression, record)
      }))
    }
  }
}

/** A mark for each of a column's values: 1 for each that passes. A loop, since `Uint8Array.from` takes many times as long. */
export function markValues<Value>(values: readonly Value[], passes: (value: Value) => boolean): Uint8Array {
  const hits = new Uint8Array(values.length)
  values.forEach((value, code) => {
    if (passes(value)) hits[code] = 1
  })
  return hits
}

/** Each row's mark, from the marks of a column's values. */
export function markRows(codes: Uint32Array, hits: Uint8Array): Uint8Array {
  const marks = new Uint8Array(codes.length)
  for (let row = 0; row < codes.length; row++) marks[row] = hits[codes[row] ?? 0] ?? 0
  return marks
}

function combine(table: EncodedTable, parts: readonly FilterExpression[], join: (left: number, right: number) => number): Uint8Array {
  const [first, ...others] = parts.map((part) => matchExpression(table, part))
  if (first === undefined) return new Uint8Array(table.count).fill(1)
  for (const marks of others) {
    for (let row = 0; row < first.length; row++) first[row] = join(first[row] ?? 0, marks[row] ?? 0)
  }
  return first
}
