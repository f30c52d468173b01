import type { Reason } from '#shared/domain/plan/reason.ts'

/** That a person decided it, in the person's own words where there are any. */
export function decidedBecause(code: string, reason: string | undefined): Reason {
  return { code, message: reason === undefined || reason.trim() === '' ? 'Decided for this VM.' : `Decided for this VM: ${reason}` }
}
