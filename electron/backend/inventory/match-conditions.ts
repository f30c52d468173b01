import type { QueryCell, QueryConditions } from '#shared/contract/inventory-query.ts'
import type { EncodedColumn } from './encode-column.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'
import { markRows, markValues, matchExpression } from './match-expression.ts'
import { parseWhere } from './parse-where.ts'

/** Indexes of rows, in the table's order. */
export interface PassingRows {
  /** Rows that pass every condition. */
  all(): Uint32Array
  /** Rows that pass every condition but the column's own filters. */
  allBut(column: string): Uint32Array
}

/** Which rows pass the expressions, the search and the filters of a request. AppError invalid-input for what is not understood. */
export function matchConditions(table: EncodedTable, { where, scope, search, filters = [] }: QueryConditions): PassingRows {
  const fields = [...table.columns.values()]
  const expressions = [parseWhere(where, fields), parseWhere(scope, fields)].filter((expression) => expression !== null)
  const choices = filters.map(({ column, values }) => choiceOf(columnOf(table, column), values))
  const words = (search ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '')
  const marks = [...words.map((word) => findWord(table, word)), ...expressions.map((expression) => matchExpression(table, expression))]
  const narrow = (skipped: string | null): Uint32Array =>
    passingRows(table.count, [...marks, ...choices.filter((choice) => choice.column.name !== skipped).map(({ column, isChosen }) => markRows(column.codes, isChosen))])
  const everything = narrow(null)
  return { all: () => everything, allBut: (column) => (choices.some((choice) => choice.column.name === column) ? narrow(column) : everything) }
}

function passingRows(count: number, marks: readonly Uint8Array[]): Uint32Array {
  const passing = new Uint32Array(count)
  let found = 0
  for (let row = 0; row < count; row++) {
    let passes = 1
    for (const mark of marks) passes &= mark[row] ?? 0
    if (passes === 0) continue
    passing[found] = row
    found += 1
  }
  return passing.subarray(0, found)
}

function choiceOf(column: EncodedColumn, values: readonly QueryCell[]): { column: EncodedColumn; isChosen: Uint8Array } {
  const chosen = new Set(values)
  return { column, isChosen: markValues(column.values, (value) => chosen.has(value)) }
}

/**
 * Marks the rows with the word in one of their texts. Columns of few values come first, whose values are looked through once, however many
 * rows share them: a letter that somebody begins to type with is in nearly all rows by then, and the names of those alone are looked at that are left.
 */
function findWord(table: EncodedTable, word: string): Uint8Array {
  const found = new Uint8Array(table.count)
  let missing = table.count
  const columns = [...table.columns.values()].filter(({ type }) => type === 'text').sort((left, right) => left.values.length - right.values.length)
  for (const column of columns) {
    if (missing === 0) break
    missing -= column.values.length < missing ? findValues(column, word, found) : findRows(column, word, found)
  }
  return found
}

/** Marks rows by the values of a column that hold the word; answers how many it found. */
function findValues({ searchTexts, codes }: EncodedColumn, word: string, found: Uint8Array): number {
  const hits = markValues(searchTexts, (text) => text.includes(word))
  if (!hits.includes(1)) return 0
  let count = 0
  for (let row = 0; row < codes.length; row++) {
    if (hits[codes[row] ?? 0] === 0 || found[row] === 1) continue
    found[row] = 1
    count += 1
  }
  return count
}

/** The same for a column with more values than there are rows to find. */
function findRows({ searchTexts, codes }: EncodedColumn, word: string, found: Uint8Array): number {
  let count = 0
  for (let row = 0; row < codes.length; row++) {
    if (found[row] === 1 || searchTexts[codes[row] ?? 0]?.includes(word) !== true) continue
    found[row] = 1
    count += 1
  }
  return count
}
