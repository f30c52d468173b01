import { computed, ref } from 'vue'
import { useReplacing } from '#renderer/components/draft-form/use-replacing.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'
import { patchFacts, patchLabels } from '#shared/domain/decisions/patch-vm-decisions.ts'
import { type DecidedFactField, factTextSchema } from '#shared/domain/decisions/vm-facts-decision.ts'
import { decidedLabelKeyProblem } from '#shared/domain/decisions/vm-labels-decision.ts'
import { labelValueProblem } from '#shared/domain/label-syntax.ts'

/** Application, owner and the like, and the labels of one VM: one form at a time, one undo step a decision, in place of what the form was begun with. */
export function useVmFacts(details: () => VmDetails) {
  const { isBusy, error, changed, replace, keep, take, forgive } = useReplacing()
  const edited = ref<DecidedFactField | 'label' | null>(null)
  const text = ref('')
  const key = ref('')
  const reason = ref('')
  /** As the page showed it when the form began: what came since is not replaced unseen. */
  let begun = details()
  /** The label that the form changes; null: a new one. */
  let changedLabel: string | null = null

  function begin(what: DecidedFactField | 'label', label?: string): void {
    begun = details()
    edited.value = what
    forgive()
    const { 'vm.facts': facts, 'vm.labels': labels } = begun.decisions
    key.value = label ?? ''
    changedLabel = label ?? null
    text.value = what === 'label' ? (label === undefined ? '' : (labels?.values[label] ?? '')) : (begun.facts.find(({ field }) => field === what)?.value ?? '')
    reason.value = (what === 'label' ? labels : facts)?.reason ?? ''
  }

  function close(): void {
    edited.value = null
  }

  /** What is wrong with what is in the form, as the rest of a sentence; null where nothing is, or nothing is there yet. */
  const problem = computed((): { readonly at: 'key' | 'text'; readonly why: string } | null => {
    const entered = text.value.trim()
    if (edited.value === 'label') {
      const ofKey = key.value.trim() === '' ? null : decidedLabelKeyProblem(key.value.trim())
      const ofValue = labelValueProblem(entered)
      return ofKey !== null ? { at: 'key', why: ofKey } : ofValue === null ? null : { at: 'text', why: ofValue }
    }
    const [issue] = entered === '' ? [] : (factTextSchema.safeParse(entered).error?.issues ?? [])
    return issue === undefined ? null : { at: 'text', why: issue.message }
  })
  const isComplete = computed(() => problem.value === null && (edited.value === 'label' ? key.value.trim() !== '' : text.value.trim() !== ''))
  const why = (): { reason?: string } => (reason.value.trim() === '' ? {} : { reason: reason.value.trim() })

  function writeFacts(patch: Parameters<typeof patchFacts>[1], { vm, decisions }: VmDetails): Promise<void> {
    const seen = decisions['vm.facts']
    return replace([{ kind: 'vm.facts', subject: vm.id, value: patchFacts(seen ?? undefined, patch), seen }], close)
  }

  function writeLabels(patch: Parameters<typeof patchLabels>[1], { vm, decisions }: VmDetails): Promise<void> {
    const seen = decisions['vm.labels']
    return replace([{ kind: 'vm.labels', subject: vm.id, value: patchLabels(seen ?? undefined, patch), seen }], close)
  }

  return {
    edited, text, key, reason, isBusy, error, changed, keep, take, problem, begin,
    canApply: computed(() => isComplete.value && !isBusy.value),
    cancel: () => {
      close()
      forgive()
    },
    apply: async () => {
      if (!isComplete.value || edited.value === null) return
      if (edited.value === 'label') await writeLabels({ set: { [key.value.trim()]: text.value.trim() }, remove: changedLabel === null ? [] : [changedLabel], ...why() }, begun)
      else await writeFacts({ set: { [edited.value]: text.value.trim() }, takeBack: [], ...why() }, begun)
    },
    /** There is none, whatever a list says. */
    setNone: async () => {
      if (edited.value !== null && edited.value !== 'label') await writeFacts({ set: { [edited.value]: null }, takeBack: [], ...why() }, begun)
    },
    takeBack: (field: DecidedFactField) => writeFacts({ set: {}, takeBack: [field] }, details()),
    removeLabel: (name: string) => writeLabels({ set: {}, remove: [name] }, details()),
  }
}
