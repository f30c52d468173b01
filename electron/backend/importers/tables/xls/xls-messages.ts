import type { TableRow } from '../table-file.ts'

/** What the reader of a legacy workbook is started with. */
export interface XlsTask {
  readonly bytes: Uint8Array
}

/** Asks for the rows of a sheet, from a row index on. */
export interface XlsRequest {
  readonly sheet: number
  readonly from: number
}

/** `opened` comes once, unasked; `rows` answers a request, `next` being where to go on or null at the end. */
export type XlsAnswer =
  | { readonly kind: 'opened'; readonly names: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[]; readonly next: number | null }
  | { readonly kind: 'failed'; readonly isProtected: boolean }
