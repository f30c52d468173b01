import type { FilterValue } from './filter-field.ts'
import type { FilterOperator } from './filter-operators.ts'
import type { FilterExpression } from './parse-filter.ts'

/** A row of a table; what is unknown is null. */
export type FilterRow = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/**
 * Whether a row passes a filter. Text compares without regard to case; a list matches when one of its
 * entries does. What is unknown matches only `= null` and the negations, never a size comparison.
 */
export function matchesFilter(expression: FilterExpression, row: FilterRow): boolean {
  switch (expression.type) {
    case 'and':
      return expression.parts.every((part) => matchesFilter(part, row))
    case 'or':
      return expression.parts.some((part) => matchesFilter(part, row))
    case 'not':
      return !matchesFilter(expression.part, row)
    case 'isTrue':
      return row[expression.field] === true
    case 'in':
      return expression.values.some((value) => matchesValue(row[expression.field] ?? null, '=', value))
    case 'compare':
      return matchesValue(row[expression.field] ?? null, expression.operator, expression.value)
  }
}

function matchesValue(cell: FilterRow[string], operator: FilterOperator, value: FilterValue): boolean {
  if (operator === '!=') return !matchesValue(cell, '=', value)
  if (operator === '!~') return !matchesValue(cell, '~', value)
  if (isList(cell)) return cell.some((entry) => matchesValue(entry, operator, value))
  if (operator === '=') return isEqual(cell, value)
  if (cell === null || value === null) return false
  if (operator === '~') return String(cell).toLowerCase().includes(String(value).toLowerCase())
  const order = compareCells(cell, value)
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

function isList(cell: FilterRow[string]): cell is readonly string[] {
  return Array.isArray(cell)
}

function isEqual(cell: string | number | boolean | null, value: FilterValue): boolean {
  if (cell === null || value === null) return cell === value
  return String(cell).toLowerCase() === String(value).toLowerCase()
}

function compareCells(cell: string | number | boolean, value: string | number | boolean): number {
  if (typeof cell === 'number' && typeof value === 'number') return cell - value
  const left = String(cell).toLowerCase()
  const right = String(value).toLowerCase()
  return left < right ? -1 : left > right ? 1 : 0
}
