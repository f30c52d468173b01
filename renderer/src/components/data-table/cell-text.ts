import type { QueryCell, QueryRow } from '#shared/contract/inventory-query.ts'
import type { ColumnSpec } from './column-spec.ts'

/** The words for what is no text of its own. */
export interface CellWords {
  readonly unknown: string
  readonly yes: string
  readonly no: string
}

/** What a cell reads like. */
export function cellText(column: ColumnSpec, value: QueryCell | undefined, words: CellWords): string {
  if (value === null || value === undefined) return words.unknown
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return column.format?.(value) ?? String(value)
}

/** What a cell is to the letter, where its text is rounded. */
export function exactText({ exact }: ColumnSpec, value: QueryCell | undefined): string | undefined {
  return exact === undefined || value === null || value === undefined ? undefined : exact(value)
}

/** What a cell of a row shows; nothing until the row is there. */
export function shownText(column: ColumnSpec, row: QueryRow | null, words: CellWords): string {
  return row === null ? '' : cellText(column, row[column.key], words)
}

/** Where a cell of a row leads; nowhere until the row is there. */
export function linkOf(column: ColumnSpec, row: QueryRow | null): string | undefined {
  return row === null ? undefined : (column.linkOf?.(row) ?? undefined)
}
