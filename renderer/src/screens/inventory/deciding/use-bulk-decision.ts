import { useMessage } from 'naive-ui'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import type { PreviewChange } from '#renderer/components/bulk/preview-change.ts'
import type { SelectedRows } from '#renderer/components/data-table/column-spec.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { BulkDecisionResult, ChosenVms, VmDecision } from '#shared/contract/bulk-decision.ts'
import { useVmPreviewWords } from './use-vm-preview-words.ts'

/** One decision for many VMs, found again by their places in the list: seen row by row, then made as one undo step. `dialog` shows it. */
export function useBulkDecision(rows: SelectedRows, decision: () => VmDecision | null, dialog: () => { readonly close: () => void; readonly reload: () => void } | null) {
  const { t, n } = useI18n()
  const message = useMessage()
  const host = useHost()
  const project = useProject()
  const words = useVmPreviewWords()
  const previewed = shallowRef<BulkDecisionResult | null>(null)
  const error = ref<string | null>(null)
  const isBusy = ref(false)
  const vms: ChosenVms = { conditions: rows.conditions, ranges: rows.ranges.map(([first, last]) => [first, last]) }

  async function load(signal: AbortSignal): Promise<Outcome<PreviewChange>> {
    const asked = decision()
    if (asked === null) throw new Error('Nothing is previewed without a decision.')
    // After a conflict it stays until the form says something else.
    if (previewed.value !== null) error.value = null
    previewed.value = null
    const outcome = await host.invoke('inventory.decide', { vms, decision: asked, isPreview: true }, { signal })
    if (!outcome.ok) return outcome
    if (!signal.aborted) previewed.value = outcome.value
    return { ok: true, value: words(outcome.value, asked) }
  }

  async function apply(): Promise<void> {
    const asked = decision()
    const { value: seen } = previewed
    if (asked === null || seen === null) return
    isBusy.value = true
    error.value = null
    const outcome = await host.invoke('inventory.decide', { vms, decision: asked, isPreview: false, fingerprint: seen.fingerprint })
    isBusy.value = false
    if (outcome.ok) {
      project.changed()
      message.success(t('inventory.bulk.done', { n: n(outcome.value.changes) }, outcome.value.changes))
      dialog()?.close()
      return
    }
    error.value = outcome.error.message
    if (outcome.error.code !== 'conflict') return
    // The list changed under the preview: the new one is shown below what happened.
    previewed.value = null
    dialog()?.reload()
  }

  return { load, apply, error, isBusy }
}
