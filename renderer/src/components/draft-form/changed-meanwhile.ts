import type { ErrorData } from '#shared/contract/api-types.ts'

/** What somebody wants to keep, and what is in force by now, as YAML; empty where that is no decision. */
export interface TwoTexts {
  readonly mine: string
  readonly theirs: string
}

/** A decision that was changed since the form had read it. */
export interface ChangedMeanwhile extends TwoTexts {
  /** What was changed, and when. */
  readonly text: string
}

/** What a refused change says of the one that came before it; null where it was refused for another reason. */
export function changedMeanwhile({ message, details }: ErrorData): ChangedMeanwhile | null {
  const { reason, mine, theirs } = details
  return reason === 'changed' && typeof mine === 'string' && typeof theirs === 'string' ? { text: message, mine, theirs } : null
}
