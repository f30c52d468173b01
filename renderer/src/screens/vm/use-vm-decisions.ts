import { computed, ref, shallowRef } from 'vue'
import { useDecisions } from '#renderer/stores/decisions.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'

/** What can be decided for one VM, and how it stands. */
export const VM_DECISION_KINDS = ['vm.inclusion', 'vm.namespace', 'vm.target-name', 'vm.storage-class'] as const
export type VmDecisionKind = (typeof VM_DECISION_KINDS)[number]

/** Deciding on the page of a VM: one form at a time, one undo step a decision. */
export function useVmDecisions(details: () => VmDetails) {
  const decisions = useDecisions()
  const edited = ref<VmDecisionKind | null>(null)
  const text = ref('')
  const isBusy = ref(false)
  const error = shallowRef<ErrorData | null>(null)

  function begin(kind: VmDecisionKind): void {
    const { decisions: own } = details()
    edited.value = kind
    error.value = null
    text.value = kind === 'vm.namespace' ? (own['vm.namespace']?.namespace ?? '') : kind === 'vm.target-name' ? (own['vm.target-name']?.targetName ?? '') : kind === 'vm.storage-class' ? (own['vm.storage-class']?.storageClass ?? '') : ''
  }

  /** The value that the form stands for: an inclusion turns what holds now. */
  const value = computed(() => {
    const entered = text.value.trim()
    if (entered === '' || edited.value === null) return null
    if (edited.value === 'vm.namespace') return { namespace: entered }
    if (edited.value === 'vm.target-name') return { targetName: entered }
    if (edited.value === 'vm.storage-class') return { storageClass: entered }
    return { isIncluded: !details().inclusion.isIncluded, reason: entered }
  })

  async function write(changes: readonly { readonly kind: VmDecisionKind | 'vm.disk-storage-classes'; readonly value: unknown }[]): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    const outcome = await decisions.apply(changes.map((change) => ({ ...change, subject: details().vm.id })))
    isBusy.value = false
    error.value = outcome.ok ? null : outcome.error
    if (outcome.ok) edited.value = null
  }

  return {
    edited,
    text,
    isBusy,
    error,
    canApply: computed(() => value.value !== null && !isBusy.value),
    begin,
    cancel: () => { edited.value = null },
    apply: async () => {
      if (edited.value !== null && value.value !== null) await write([{ kind: edited.value, value: value.value }])
    },
    /** The disks' own classes go with the VM's. */
    takeBack: (kind: VmDecisionKind) => write([{ kind, value: null }, ...(kind === 'vm.storage-class' && details().decisions['vm.disk-storage-classes'] !== null ? [{ kind: 'vm.disk-storage-classes', value: null } as const] : [])]),
  }
}
