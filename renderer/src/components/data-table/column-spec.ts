import type { Outcome } from '#shared/contract/api-types.ts'
import type { FilterCompletion } from '#shared/contract/filter-completion.ts'
import type { GroupRequest, GroupResult } from '#shared/contract/inventory-groups.ts'
import type { QueryCell, QueryConditions, QueryRequest, QueryResult, QueryRow } from '#shared/contract/inventory-query.ts'
import type { RowRanges } from './row-ranges.ts'

/** How one column is shown. */
export interface ColumnSpec {
  /** The field's name, as expressions and exported files have it. */
  readonly key: string
  readonly titleKey: string
  readonly type: 'text' | 'number' | 'boolean'
  /** In CSS pixels. */
  readonly width: number
  /** What a known value reads like; plain text where absent. */
  readonly format?: (value: NonNullable<QueryCell>) => string
  /** What it is to the letter, where `format` rounds; shown to who points at it. */
  readonly exact?: (value: NonNullable<QueryCell>) => string
  /** Whether its values can be chosen from a list. */
  readonly isFacet?: boolean
  /** Whether its numbers add up over rows. */
  readonly isSummed?: boolean
  /** Left out until somebody chooses it. */
  readonly isHidden?: boolean
  /** Where the cell leads, as an address; null where it leads nowhere. */
  readonly linkOf?: (row: QueryRow) => string | null
}

/** Asks for one page. */
export type LoadRows = (request: QueryRequest, signal: AbortSignal) => Promise<Outcome<QueryResult>>

/** Asks for the rows by the values of one column. */
export type LoadGroups = (request: GroupRequest, signal: AbortSignal) => Promise<Outcome<GroupResult>>

/** Asks what can be written at a place of a filter expression. */
export type CompleteFilter = (place: { readonly where: string; readonly at: number; readonly scope?: string }, signal: AbortSignal) => Promise<Outcome<FilterCompletion>>

/** One column that the rows are sorted by. */
export type ColumnSort = NonNullable<QueryRequest['sort']>[number]

/** The values that are chosen in one column. */
export type ColumnFilter = NonNullable<QueryRequest['filters']>[number]

/** Selected rows, as the backend can find them again: no id has to travel. */
export interface SelectedRows {
  readonly count: number
  readonly conditions: QueryConditions
  readonly ranges: RowRanges
}
