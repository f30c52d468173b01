import type { TextMask } from '#backend/raw-rows/text-mask.ts'
import type { CellContext } from './cell-scanner.ts'
import type { EntryRange } from './entry-range.ts'
import type { RangeFaultReason } from './range-fault.ts'
import type { ScannedRows } from './scanned-rows.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/** What the thread needs to read a sheet by itself. */
export interface ScanTask {
  /** The file's descriptor, which its owner keeps open until the thread has ended. */
  readonly descriptor: number
  readonly range: EntryRange
  readonly context: CellContext
  readonly limits: XlsxLimits
  /** Rows come with what a project keeps of them, their texts masked so; null: they do not. */
  readonly keep: TextMask | null
}

/** What the thread that scans sheets is told; `scan` numbers the readings of sheets, of which several can be under way. */
export type ScanRequest =
  | ({ readonly kind: 'begin'; readonly scan: number } & ScanTask)
  /** So many bytes of rows have been taken: room for more. */
  | { readonly kind: 'taken'; readonly scan: number; readonly bytes: number }
  | { readonly kind: 'drop'; readonly scan: number }

/** An error in a form that threads can hand over: of the part's content, of the archive's entry, of the file system. */
export type ScanFault =
  | { readonly of: 'part'; readonly message: string; readonly rowNumber: number }
  | { readonly of: 'range'; readonly reason: RangeFaultReason; readonly message: string }
  | { readonly of: 'system'; readonly message: string; readonly code: string; readonly syscall: string }
  | { readonly of: 'inflating'; readonly message: string }

/** `inflatedBytes` since the last answer. After `ended` and `failed` comes no more. */
export type ScanAnswer =
  | { readonly kind: 'rows' | 'ended'; readonly scan: number; readonly batches: readonly ScannedRows[]; readonly inflatedBytes: number }
  | { readonly kind: 'failed'; readonly scan: number; readonly fault: ScanFault; readonly inflatedBytes: number }
