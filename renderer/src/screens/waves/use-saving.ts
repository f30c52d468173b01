import { ref, shallowRef } from 'vue'
import { type ChangedMeanwhile, changedMeanwhile } from '#renderer/components/draft-form/changed-meanwhile.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { useProject } from '#renderer/stores/project.ts'

/** One change after the other, with what kept the newest from being saved; every screen asks anew after each. */
export function useSaving() {
  const project = useProject()
  const error = ref<string | null>(null)
  const isSaving = ref(false)
  /** What somebody else saved since the form began, where the change says what it began with. */
  const changed = shallowRef<ChangedMeanwhile | null>(null)

  /** What the backend answered; null where it refused, or while another change is under way. */
  async function run<Value>(change: () => Promise<Outcome<Value>>): Promise<Value | null> {
    if (isSaving.value) return null
    isSaving.value = true
    const outcome = await change()
    isSaving.value = false
    changed.value = outcome.ok ? null : changedMeanwhile(outcome.error)
    error.value = outcome.ok || changed.value !== null ? null : outcome.error.message
    if (!outcome.ok) return null
    project.changed()
    return outcome.value
  }

  return { error, changed, isSaving, run }
}
