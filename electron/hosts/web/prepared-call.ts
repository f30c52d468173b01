import type { Outcome } from '#shared/contract/api-types.ts'

/** A call as the backend gets it, and what is left to do once it has ended. */
export interface PreparedCall {
  readonly input: unknown
  /** Answers the outcome as the page gets it; `isHeard` is false where the page went away meanwhile. May throw AppError. */
  finish(outcome: Outcome<unknown>, isHeard: boolean): Promise<Outcome<unknown>>
}
