import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import type { SelectedRows } from '#renderer/components/data-table/column-spec.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { BulkDecisionResult, ChosenVms } from '#shared/contract/bulk-decision.ts'
import { type BulkAction, decisionOfDraft, EMPTY_BULK_DRAFT } from './bulk-decision-draft.ts'

/** A person who types is not asked for every letter. */
const TYPING_PAUSE_MS = 150

/** One decision for many VMs: what it would change, counted as it is being written, and then made as one undo step. */
export function useBulkDecision(action: BulkAction, { conditions, ranges }: SelectedRows) {
  const host = useHost()
  const project = useProject()
  const draft = ref({ ...EMPTY_BULK_DRAFT })
  const drafted = computed(() => decisionOfDraft(action, draft.value))
  const preview = shallowRef<BulkDecisionResult | null>(null)
  const error = ref<string | null>(null)
  const isBusy = ref(false)
  const vms: ChosenVms = { conditions, ranges: ranges.map(([first, last]) => [first, last]) }
  let controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    controller.abort()
    const { signal } = (controller = new AbortController())
    if (!('decision' in drafted.value)) return
    const outcome = await host.invoke('inventory.decide', { vms, decision: drafted.value.decision, isPreview: true }, { signal })
    if (signal.aborted) return
    if (outcome.ok) preview.value = outcome.value
    else error.value = outcome.error.message
  }

  function stop(): void {
    clearTimeout(timer)
    controller.abort()
  }

  watch(() => JSON.stringify(drafted.value), (_text, before) => {
    stop()
    preview.value = null
    error.value = null
    timer = setTimeout(() => void load(), before === undefined ? 0 : TYPING_PAUSE_MS)
  }, { immediate: true })
  onScopeDispose(stop)

  /** Answers how many VMs it was decided for; null where it was not. */
  async function decide(): Promise<number | null> {
    if (preview.value === null || isBusy.value || !('decision' in drafted.value)) return null
    isBusy.value = true
    error.value = null
    const outcome = await host.invoke('inventory.decide', { vms, decision: drafted.value.decision, isPreview: false, fingerprint: preview.value.fingerprint })
    isBusy.value = false
    if (outcome.ok) {
      project.changed()
      return outcome.value.changes
    }
    error.value = outcome.error.message
    preview.value = null
    // The list changed under the preview: the new one is shown below what happened.
    if (outcome.error.code === 'conflict') void load()
    return null
  }

  return { draft, drafted, preview, error, isBusy, decide }
}
