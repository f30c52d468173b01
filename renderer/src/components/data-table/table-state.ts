import type { ColumnFilter, ColumnSort } from './column-spec.ts'

/** By what a table is narrowed and in which order it stands: what a link to it carries. */
export interface TableState {
  /** A filter expression; empty for none. */
  readonly where: string
  /** Words that rows hold; empty for none. */
  readonly search: string
  readonly filters: readonly ColumnFilter[]
  /** The first column counts most. */
  readonly sort: readonly ColumnSort[]
}

/** All rows, as they come. */
export const PLAIN_STATE: TableState = { where: '', search: '', filters: [], sort: [] }
