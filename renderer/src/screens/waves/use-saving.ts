import { ref } from 'vue'
import type { Outcome } from '#shared/contract/api-types.ts'
import { useProject } from '#renderer/stores/project.ts'

/** One change after the other, with what kept the newest from being saved; every screen asks anew after each. */
export function useSaving() {
  const project = useProject()
  const error = ref<string | null>(null)
  const isSaving = ref(false)

  /** What the backend answered; null where it refused, or while another change is under way. */
  async function run<Value>(change: () => Promise<Outcome<Value>>): Promise<Value | null> {
    if (isSaving.value) return null
    isSaving.value = true
    const outcome = await change()
    isSaving.value = false
    error.value = outcome.ok ? null : outcome.error.message
    if (!outcome.ok) return null
    project.changed()
    return outcome.value
  }

  return { error, isSaving, run }
}
