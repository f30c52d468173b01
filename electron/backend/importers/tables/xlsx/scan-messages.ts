import type { CellContext } from './cell-scanner.ts'
import type { EncodedRows } from './encoded-rows.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/**
 * What the thread that scans sheets is told; `scan` numbers the readings of sheets, of which several can be under way.
 * The `piece` that bytes come in goes back with the answer, to be filled again.
 */
export type ScanRequest =
  | { readonly kind: 'begin'; readonly scan: number; readonly context: CellContext; readonly limits: XlsxLimits }
  | { readonly kind: 'bytes'; readonly scan: number; readonly piece: ArrayBuffer; readonly length: number }
  | { readonly kind: 'end'; readonly scan: number }
  | { readonly kind: 'drop'; readonly scan: number }

/** `taken` answers `bytes`, with the batches that they completed; `ended` answers `end`; after `problem` comes no more. */
export type ScanAnswer =
  | { readonly kind: 'taken'; readonly scan: number; readonly piece: ArrayBuffer; readonly batches: readonly EncodedRows[] }
  | { readonly kind: 'ended'; readonly scan: number; readonly batches: readonly EncodedRows[] }
  | { readonly kind: 'problem'; readonly scan: number; readonly message: string; readonly rowNumber: number; readonly batches: readonly EncodedRows[] }
