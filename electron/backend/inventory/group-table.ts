import { AppError } from '#shared/contract/app-error.ts'
import { type GroupRequest, type GroupResult, type GroupTotals, MOST_GROUPS } from '#shared/contract/inventory-groups.ts'
import type { EncodedColumn } from './encode-column.ts'
import { columnOf, type EncodedTable } from './encoded-table.ts'
import { matchConditions } from './match-conditions.ts'

/** Sums of rows, by a group's code. */
interface Added {
  readonly rows: Uint32Array
  readonly sums: readonly { readonly column: EncodedColumn; readonly sum: Float64Array; readonly unknown: Uint32Array }[]
}

/**
 * The rows that pass, by the values of one column, with the sums of others. What is unknown of a column is counted apart
 * and never as zero. AppError invalid-input for a column that there is not or that holds no numbers.
 */
export function groupTable(table: EncodedTable, { by, sums, sort, ...conditions }: GroupRequest): GroupResult {
  const column = columnOf(table, by)
  const added = addUp(column, sums.map((name) => numbersOf(table, name)), matchConditions(table, conditions).all())
  const found = [...added.rows.keys()].filter((code) => (added.rows[code] ?? 0) > 0)
  const codes = sortGroups(found, column, added, sort ?? { key: 'rows', isDescending: true })
  const rest = codes.slice(MOST_GROUPS)
  return {
    groups: codes.slice(0, MOST_GROUPS).map((code) => ({ value: column.values[code] ?? null, ...totalsOf(added, [code]) })),
    others: rest.length === 0 ? null : { groups: rest.length, ...totalsOf(added, rest) },
    total: totalsOf(added, codes),
  }
}

function numbersOf(table: EncodedTable, name: string): EncodedColumn {
  const column = columnOf(table, name)
  if (column.values.some((value) => value !== null && typeof value !== 'number')) throw new AppError('invalid-input', `The column "${name}" holds no numbers that could be added up.`, { column: name })
  return column
}

function addUp({ codes, values }: EncodedColumn, columns: readonly EncodedColumn[], indexes: Uint32Array): Added {
  const rows = new Uint32Array(values.length)
  for (const index of indexes) rows[codes[index] ?? 0] = (rows[codes[index] ?? 0] ?? 0) + 1
  const sums = columns.map((column) => {
    const sum = new Float64Array(values.length)
    const unknown = new Uint32Array(values.length)
    for (const index of indexes) {
      const group = codes[index] ?? 0
      const value = column.values[column.codes[index] ?? 0]
      if (typeof value === 'number') sum[group] = (sum[group] ?? 0) + value
      else unknown[group] = (unknown[group] ?? 0) + 1
    }
    return { column, sum, unknown }
  })
  return { rows, sums }
}

/** By values and by sums, what is unknown comes last either way; equals stand in the order of their values. */
function sortGroups(codes: number[], { values }: EncodedColumn, { rows, sums }: Added, { key, isDescending }: NonNullable<GroupRequest['sort']>): number[] {
  const summed = sums.find(({ column }) => column.name === key)
  if (summed === undefined && key !== 'rows' && key !== 'value') throw new AppError('invalid-input', `Groups are not sorted by "${key}": it is not among what is added up.`, { key })
  const turn = isDescending ? -1 : 1
  if (summed !== undefined) {
    const isKnown = (code: number): boolean => (summed.unknown[code] ?? 0) < (rows[code] ?? 0)
    return codes.sort((left, right) => Number(isKnown(right)) - Number(isKnown(left)) || turn * ((summed.sum[left] ?? 0) - (summed.sum[right] ?? 0)) || left - right)
  }
  if (key === 'rows') return codes.sort((left, right) => turn * ((rows[left] ?? 0) - (rows[right] ?? 0)) || left - right)
  const isUnknown = (code: number): boolean => values[code] === null
  return codes.sort((left, right) => Number(isUnknown(left)) - Number(isUnknown(right)) || turn * (left - right))
}

function totalsOf({ rows, sums }: Added, codes: readonly number[]): GroupTotals {
  const add = (numbers: Uint32Array | Float64Array): number => codes.reduce((sum, code) => sum + (numbers[code] ?? 0), 0)
  return { rows: add(rows), subtotals: sums.map(({ sum, unknown }) => ({ sum: add(sum), unknown: add(unknown) })) }
}
