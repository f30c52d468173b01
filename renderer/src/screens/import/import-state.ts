import type { ApiOutput } from '#shared/contract/api.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'

/** The phases as the screen tells them: the copy to the host first, then what the backend does with the files. */
export const IMPORT_PHASES = ['upload', 'detect', 'read'] as const
export type ImportPhase = (typeof IMPORT_PHASES)[number]

/** How the import stands that this window started, if any. */
export type ImportState =
  | { readonly kind: 'idle' }
  /** Folders are made archives, since a browser sends files only. */
  | { readonly kind: 'packing'; readonly folder: string; readonly packedBytes: number; readonly totalBytes: number }
  | {
      readonly kind: 'uploading'
      readonly fileName: string
      readonly fileNumber: number
      readonly files: number
      /** Over all files. */
      readonly sentBytes: number
      readonly totalBytes: number
    }
  | { readonly kind: 'importing'; readonly phase: Exclude<ImportPhase, 'upload'>; readonly fileName: string | null; readonly sheet: string | null; readonly rows: number }
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'done'; readonly isTooLateToCancel: boolean; /** Inventories were read, and none has a VM. */ readonly isWithoutVms: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'undone' }
  | { readonly kind: 'failed'; readonly error: ErrorData }

/** How the report stands. */
export type ReportState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly error: ErrorData }
  | { readonly kind: 'ready'; readonly report: ApiOutput<'inventory.report'> }

/** Whether an import is under way, so that no second one may begin. */
export function isRunning({ kind }: ImportState): boolean {
  return kind === 'packing' || kind === 'uploading' || kind === 'importing' || kind === 'cancelling'
}
