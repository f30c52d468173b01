import { ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { type FoundVm, useVmSearch } from '#renderer/components/vm-search/use-vm-search.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'

/** Finding one VM by a part of its name, with its disks and what is decided of them. */
export function useVmChoice() {
  const host = useHost()
  /** The id of the chosen one, or empty. */
  const vm = ref('')
  // What was chosen before is in the field already.
  const { text, found, problem } = useVmSearch((typed) => found.value.some(({ id, name }) => id === vm.value && name === typed))
  const disks = shallowRef<readonly string[]>([])
  const decided = shallowRef<DecisionValue<'vm.disk-storage-classes'>['disks']>([])

  function begin(chosen: FoundVm | null): void {
    found.value = chosen === null ? [] : [{ id: chosen.id, name: chosen.name }]
    text.value = chosen?.name ?? ''
    vm.value = chosen?.id ?? ''
    problem.value = null
  }

  watch(found, () => {
    if (!found.value.some(({ id }) => id === vm.value)) vm.value = found.value[0]?.id ?? ''
  })
  watch(vm, async (id) => {
    disks.value = []
    decided.value = []
    if (id === '') return
    const outcome = await host.invoke('inventory.vm', { id })
    if (vm.value !== id) return
    problem.value = outcome.ok ? null : outcome.error.message
    if (!outcome.ok) return
    const all = outcome.value.vm.disks
    disks.value = all.map(({ label }, index) => (label === null || all.some((other, at) => at !== index && other.label === label) ? `disk ${index + 1}` : label))
    decided.value = outcome.value.decisions['vm.disk-storage-classes']?.disks ?? []
  })

  function find(part: string): void {
    text.value = part
  }

  function choose(id: string): void {
    vm.value = id
  }

  return { text, found, vm, disks, decided, problem, begin, find, choose }
}

export type VmChoiceState = ReturnType<typeof useVmChoice>
