import type { QueryCell, QueryRequest } from '#shared/contract/inventory-query.ts'
import { matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import type { FilterExpression } from '#shared/engine/filter/parse-filter.ts'
import type { EncodedColumn } from './encode-column.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'
import { parseWhere } from './parse-where.ts'

/** Indexes of rows, in the table's order. */
export interface PassingRows {
  /** Rows that pass every condition. */
  all(): Uint32Array
  /** Rows that pass every condition but the column's own filters. */
  allBut(column: string): Uint32Array
}

/** Which rows pass the expressions, the search and the filters of a request. AppError invalid-input for what is not understood. */
export function matchConditions(table: EncodedTable, { where, scope, search, filters = [] }: QueryRequest): PassingRows {
  const names = [...table.columns.keys()]
  const expressions = [parseWhere(where, names), parseWhere(scope, names)].filter((expression) => expression !== null)
  const choices = filters.map(({ column, values }) => choiceOf(columnOf(table, column), values))
  const words = (search ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '')
  const texts = words.map((word) => findWord(table, word))
  const basis = passingBasis(table, expressions, texts)
  const narrow = (skipped: string | null): Uint32Array => {
    const used = choices.filter((choice) => choice.column.name !== skipped)
    if (used.length === 0) return basis
    return basis.filter((index) => used.every(({ column, isChosen }) => isChosen[column.codes[index] ?? 0] === 1))
  }
  const everything = narrow(null)
  return { all: () => everything, allBut: (column) => (choices.some((choice) => choice.column.name === column) ? narrow(column) : everything) }
}

function passingBasis(table: EncodedTable, expressions: readonly FilterExpression[], texts: readonly Uint8Array[]): Uint32Array {
  const passing = new Uint32Array(table.rows.length)
  let count = 0
  table.rows.forEach((row, index) => {
    if (!texts.every((found) => found[index] === 1)) return
    if (!expressions.every((expression) => matchesFilter(expression, row))) return
    passing[count] = index
    count += 1
  })
  return passing.subarray(0, count)
}

function choiceOf(column: EncodedColumn, values: readonly QueryCell[]): { column: EncodedColumn; isChosen: Uint8Array } {
  const chosen = new Set(values)
  return { column, isChosen: Uint8Array.from(column.values, (value) => (chosen.has(value) ? 1 : 0)) }
}

/** Marks the rows with the word in one of their texts. Distinct values are looked through once, however many rows share them. */
function findWord(table: EncodedTable, word: string): Uint8Array {
  const found = new Uint8Array(table.rows.length)
  for (const column of table.columns.values()) {
    if (column.type !== 'text') continue
    const hits = Uint8Array.from(column.searchTexts, (text) => (text.includes(word) ? 1 : 0))
    if (!hits.includes(1)) continue
    column.codes.forEach((code, index) => {
      if (hits[code] === 1) found[index] = 1
    })
  }
  return found
}
