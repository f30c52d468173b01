import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { changedMeanwhile, type ChangedMeanwhile } from '#renderer/components/draft-form/changed-meanwhile.ts'
import { useDecisions } from '#renderer/stores/decisions.ts'
import type { DecisionKind } from '#shared/domain/decisions/decision.ts'
import type { MAPPING_DECISION_KINDS } from '#shared/contract/mapping-api.ts'

export interface MappingChange {
  readonly kind: (typeof MAPPING_DECISION_KINDS)[number]
  readonly subject: string
  /** Null takes the decision back. */
  readonly value: unknown
  /** What was decided when the form began, null for nothing; left out where it does not matter. */
  readonly seen?: unknown
}

/** Deciding as the maps do it: one undo step at a time, what went wrong beside the form, what was done said aloud. */
export function useDeciding() {
  const { t } = useI18n()
  const decisions = useDecisions()
  const isBusy = ref(false)
  const error = ref<string | null>(null)
  const said = ref('')
  /** What somebody else decided since the form began. */
  const changed = shallowRef<ChangedMeanwhile | null>(null)

  /** Whether it was done; `what` names it for who cannot see the table change. */
  async function decide(changes: readonly { readonly kind: DecisionKind; readonly subject: string; readonly value: unknown; readonly seen?: unknown }[], what: string): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    error.value = null
    changed.value = null
    const outcome = await decisions.apply(changes.map((change) => ({ ...change })))
    isBusy.value = false
    if (!outcome.ok) {
      changed.value = changedMeanwhile(outcome.error)
      if (changed.value === null) error.value = outcome.error.message
      return false
    }
    said.value = t(changes.every(({ value }) => value === null) ? 'map.done.takenBack' : 'map.done.decided', { what })
    return true
  }

  return { decide, isBusy, error, changed, said }
}
