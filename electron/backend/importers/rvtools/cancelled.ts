import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'

/** Ends an import that its user has cancelled. Throws AppError cancelled. */
export function throwIfCancelled(signal: CancelSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
}
