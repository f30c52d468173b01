/**
 * What long work looks at between batches. Structural, so that the platform's AbortSignal fits
 * and `shared/` stays free of DOM and Node types.
 */
export interface CancelSignal {
  readonly aborted: boolean
}

/** Of work that nobody can cancel. */
export const NEVER_CANCELLED: CancelSignal = { aborted: false }
