import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import type { SideBinding, SideColumn } from './side-column.ts'

/** What an issue of a row says beyond its place. */
export type SideIssue = Pick<ImportIssue, 'code' | 'severity' | 'message'> & Partial<Pick<ImportIssue, 'column' | 'value' | 'assumed'>>

/** The current row of a side file. */
export interface SideCells {
  /** The cell of a column, trimmed; null where it is empty or the file has no such column. */
  readonly text: (field: string) => string | null
  /** The cell at an index, as above. */
  readonly at: (index: number) => string | null
  readonly issue: (issue: SideIssue) => void
}

/** Makes a row of its cells. A text instead of a row is the reason why it is rejected. */
export type MakeSideRow<Kind extends SideKind> = (cells: SideCells) => Omit<SideRow<Kind>, 'sheet' | 'row' | 'otherCells'> | string

/** How the rows of one file are read. */
export interface SideRowMaker<Kind extends SideKind> {
  readonly make: MakeSideRow<Kind>
  /** Cell indexes that were used besides the format's columns. */
  readonly used: readonly number[]
}

/** What a format may ask of a file before its rows are read. */
export interface SideScan {
  readonly binding: SideBinding
  /** Every row's cells, trimmed, from the file's start. */
  readonly rows: () => AsyncIterable<readonly (string | null)[]>
  /** An issue of the whole file or of a column. */
  readonly issue: (issue: SideIssue) => void
}

/** One kind of side file in CSV. */
export interface SideCsvFormat<Kind extends SideKind> {
  readonly importerId: string
  readonly label: string
  readonly kind: Kind
  /** What the report calls it. */
  readonly name: string
  readonly columns: readonly SideColumn[]
  /** Fields whose absence the report tells as a missing column. */
  readonly expected: readonly string[]
  /** How surely the header row is this kind's, 0 to 1. */
  readonly confidence: (binding: SideBinding) => number
  /** Null where rows are about no VM. */
  readonly vmColumn: (binding: SideBinding) => string | null
  /** Two rows of a file with the same key say the same thing twice; null where a row has none. */
  readonly duplicateKey: (row: SideRow<Kind>) => string | null
  readonly begin: (scan: SideScan) => Promise<SideRowMaker<Kind>>
}
