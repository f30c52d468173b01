import type { ReportContent } from './report-content.ts'

/** A cell of a table. Null is not known or not there, never zero. */
export type ReportCell = string | number | boolean | null

/**
 * What a column holds, from which each writer takes its format: `count` whole numbers, `decimal` one decimal, `percent`
 * of a hundred, `text` one line, `prose` sentences that may wrap.
 */
export type ColumnKind = 'text' | 'prose' | 'count' | 'decimal' | 'percent' | 'flag'

export interface ReportColumn {
  /** The key in JSON and the header in CSV; it never changes. */
  readonly key: string
  /** The header that a person reads, with its unit. */
  readonly title: string
  readonly kind: ColumnKind
  /** In characters; absent: what suits the kind. */
  readonly width?: number
}

/** The rows of a table in their order; a long table makes each only when it is asked for. */
export interface TableRows extends Iterable<readonly ReportCell[]> {
  readonly length: number
}

/** One table of what is handed on, the same in every format. */
export interface ReportTable {
  readonly id: string
  /** Also the name of the workbook's sheet: at most 31 characters, none of \ / ? * [ ] : */
  readonly title: string
  /** One sentence: what a row is. */
  readonly about: string
  readonly columns: readonly ReportColumn[]
  /** One sentence: why a project has no row, and what would make one. */
  readonly none: string
  /** Null: there is nothing of the kind in the project, so that the table is left out and said to be. */
  readonly rows: (content: ReportContent) => TableRows | null
}

/** Checks nothing and changes nothing: it gives the table its type. */
export function defineTable(table: ReportTable): ReportTable {
  return table
}

/** Rows that are made while they are written, so that those of thousands of VMs are never in memory at once. */
export function rowsOf<Item>(items: readonly Item[], rowOf: (item: Item) => readonly ReportCell[]): TableRows {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield rowOf(item)
    },
  }
}

/** Several texts in one cell, in the order given. */
export function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join('; ')
}
