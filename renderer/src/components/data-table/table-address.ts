import { z } from 'zod'
import type { AddressQuery } from '#renderer/components/address/use-address-state.ts'
import { MOST_SORT_COLUMNS, queryCellSchema } from '#shared/contract/inventory-query.ts'
import type { ColumnFilter, ColumnSort } from './column-spec.ts'
import { MOST_GROUP_LEVELS, type TableState } from './table-state.ts'

const valuesSchema = z.record(z.string(), z.array(queryCellSchema))

/**
 * A table's state out of an address: `where` and `search` as they are, `group=cluster,guestOs` from the outermost level, `sort=cluster,-vcpus` with a dash before what goes
 * down, `values` as JSON from column to values. An address may come from anywhere: columns that the table has not, and
 * what is not understood, are passed over.
 */
export function readTableAddress(query: AddressQuery, columns: ReadonlySet<string>): TableState {
  return { where: textOf(query['where']), search: textOf(query['search']), filters: readValues(textOf(query['values']), columns), sort: readSort(textOf(query['sort']), columns), group: readGroup(textOf(query['group']), columns) }
}

/** The same, written; what is as at first is left out. */
export function writeTableAddress({ where, search, filters, sort, group }: TableState): Record<string, string> {
  return {
    ...(where === '' ? {} : { where }),
    ...(search === '' ? {} : { search }),
    ...(filters.length === 0 ? {} : { values: JSON.stringify(Object.fromEntries(filters.map(({ column, values }) => [column, values]))) }),
    ...(sort.length === 0 ? {} : { sort: sort.map(({ column, isDescending }) => `${isDescending ? '-' : ''}${column}`).join(',') }),
    ...(group.length === 0 ? {} : { group: group.join(',') }),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function readGroup(text: string, columns: ReadonlySet<string>): readonly string[] {
  return [...new Set(text.split(',').filter((column) => columns.has(column)))].slice(0, MOST_GROUP_LEVELS)
}

function readSort(text: string, columns: ReadonlySet<string>): readonly ColumnSort[] {
  const sort = new Map<string, ColumnSort>()
  for (const entry of text.split(',')) {
    const column = entry.replace(/^-/, '')
    if (columns.has(column) && !sort.has(column)) sort.set(column, { column, isDescending: entry.startsWith('-') })
  }
  return [...sort.values()].slice(0, MOST_SORT_COLUMNS)
}

function readValues(text: string, columns: ReadonlySet<string>): readonly ColumnFilter[] {
  try {
    return Object.entries(valuesSchema.parse(JSON.parse(text || '{}'))).flatMap(([column, values]) => (columns.has(column) ? [{ column, values }] : []))
  } catch {
    // Cut off or written by hand: as good as absent.
    return []
  }
}
