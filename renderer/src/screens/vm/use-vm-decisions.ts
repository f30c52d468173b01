import { computed, ref } from 'vue'
import { type ReplacedDecision, useReplacing } from '#renderer/components/draft-form/use-replacing.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'

/** What can be decided for one VM, and how it stands. */
export const VM_DECISION_KINDS = ['vm.inclusion', 'vm.namespace', 'vm.target-name', 'vm.storage-class'] as const
export type VmDecisionKind = (typeof VM_DECISION_KINDS)[number]

/** Deciding on the page of a VM: one form at a time, one undo step a decision, in place of what the form was begun with. */
export function useVmDecisions(details: () => VmDetails) {
  const { isBusy, error, changed, replace, keep, take, forgive } = useReplacing()
  const edited = ref<VmDecisionKind | null>(null)
  const text = ref('')
  /** As the page showed it when the form began: what came since must not turn it round. */
  let begun = details()

  function begin(kind: VmDecisionKind): void {
    begun = details()
    const { decisions: own } = begun
    edited.value = kind
    forgive()
    text.value = kind === 'vm.namespace' ? (own['vm.namespace']?.namespace ?? '') : kind === 'vm.target-name' ? (own['vm.target-name']?.targetName ?? '') : kind === 'vm.storage-class' ? (own['vm.storage-class']?.storageClass ?? '') : ''
  }

  /** The value that the form stands for: an inclusion turns what held when it began. */
  const value = computed(() => {
    const entered = text.value.trim()
    if (entered === '' || edited.value === null) return null
    if (edited.value === 'vm.namespace') return { namespace: entered }
    if (edited.value === 'vm.target-name') return { targetName: entered }
    if (edited.value === 'vm.storage-class') return { storageClass: entered }
    return { isIncluded: !begun.inclusion.isIncluded, reason: entered }
  })

  function close(): void {
    edited.value = null
  }

  function write(changes: readonly Pick<ReplacedDecision & { readonly kind: VmDecisionKind | 'vm.disk-storage-classes' }, 'kind' | 'value'>[], { vm, decisions: seen }: VmDetails): Promise<void> {
    return replace(changes.map((change) => ({ ...change, subject: vm.id, seen: seen[change.kind] })), close)
  }

  return {
    edited,
    text,
    isBusy,
    error,
    changed,
    keep,
    take,
    canApply: computed(() => value.value !== null && !isBusy.value),
    begin,
    cancel: () => {
      close()
      forgive()
    },
    apply: async () => {
      if (edited.value !== null && value.value !== null) await write([{ kind: edited.value, value: value.value }], begun)
    },
    /** The disks' own classes go with the VM's. */
    takeBack: (kind: VmDecisionKind) => write([{ kind, value: null }, ...(kind === 'vm.storage-class' && details().decisions['vm.disk-storage-classes'] !== null ? [{ kind: 'vm.disk-storage-classes', value: null } as const] : [])], details()),
  }
}
