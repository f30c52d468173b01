import { ref, shallowRef } from 'vue'
import { useDecisions } from '#renderer/stores/decisions.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { DecisionKind } from '#shared/domain/decisions/decision.ts'
import { type ChangedMeanwhile, changedMeanwhile } from './changed-meanwhile.ts'

/** A decision that takes the place of another one; a value of null takes it back. */
export interface ReplacedDecision {
  readonly kind: DecisionKind
  readonly subject: string
  readonly value: unknown
  /** What was decided when the form began, null for nothing. */
  readonly seen: unknown
}

/** Deciding in place of what was seen, as one undo step: where somebody decided otherwise meanwhile, the person says which of the two counts. */
export function useReplacing() {
  const decisions = useDecisions()
  const project = useProject()
  const isBusy = ref(false)
  const error = shallowRef<ErrorData | null>(null)
  const changed = shallowRef<ChangedMeanwhile | null>(null)
  let refused: { readonly changes: readonly ReplacedDecision[]; readonly whenDone: () => void } | null = null

  async function write(changes: readonly (Omit<ReplacedDecision, 'seen'> & { readonly seen?: unknown })[]): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const outcome = await decisions.apply(changes.map((change) => ({ ...change })))
    isBusy.value = false
    changed.value = outcome.ok ? null : changedMeanwhile(outcome.error)
    error.value = outcome.ok || changed.value !== null ? null : outcome.error
    return outcome.ok
  }

  /** `whenDone` closes the form, once it is decided or what is in force counts. */
  async function replace(changes: readonly ReplacedDecision[], whenDone: () => void): Promise<void> {
    refused = { changes, whenDone }
    if (await write(changes)) whenDone()
  }

  /** What the form says counts, whatever was decided meanwhile. */
  async function keep(): Promise<void> {
    if (refused === null) return
    const { changes, whenDone } = refused
    if (await write(changes.map(({ kind, subject, value }) => ({ kind, subject, value })))) whenDone()
  }

  /** What was decided meanwhile counts, and is shown. */
  async function take(): Promise<void> {
    changed.value = null
    refused?.whenDone()
    await project.refresh()
  }

  /** What was said of an earlier try is not shown any more. */
  function forgive(): void {
    error.value = null
    changed.value = null
  }

  return { isBusy, error, changed, replace, keep, take, forgive }
}
