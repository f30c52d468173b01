/** Why a draft cannot be saved now. */
export type SaveBlock = 'unchanged' | 'saving' | 'checking' | 'check-failed' | 'invalid' | 'conflict'

export interface DraftState {
  readonly isDirty: boolean
  readonly isSaving: boolean
  /** The newest answer is about an older draft. */
  readonly isChecking: boolean
  readonly hasCheckFailed: boolean
  readonly issues: number
  /** The project's target changed meanwhile and nobody said which of the two counts. */
  readonly hasConflict: boolean
}

/** The first reason why a draft cannot be saved; null: it can. */
export function saveBlock({ isDirty, isSaving, isChecking, hasCheckFailed, issues, hasConflict }: DraftState): SaveBlock | null {
  if (isSaving) return 'saving'
  if (hasConflict) return 'conflict'
  if (!isDirty) return 'unchanged'
  if (isChecking) return 'checking'
  if (hasCheckFailed) return 'check-failed'
  return issues > 0 ? 'invalid' : null
}
