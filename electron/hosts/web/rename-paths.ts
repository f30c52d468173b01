import type { Outcome } from '#shared/contract/api-types.ts'

/** An error names what the host keeps for a page as the page knows it, not where it is kept. */
export function renamePaths(outcome: Outcome<unknown>, rename: (text: string) => string): Outcome<unknown> {
  if (outcome.ok) return outcome
  const details = Object.fromEntries(Object.entries(outcome.error.details).map(([key, value]) => [key, typeof value === 'string' ? rename(value) : value]))
  return { ok: false, error: { ...outcome.error, message: rename(outcome.error.message), details } }
}
