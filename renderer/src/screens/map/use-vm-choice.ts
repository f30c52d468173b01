import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'

/** A person who types is not asked for every letter. */
const TYPING_PAUSE_MS = 150
/** More names are not chosen from a list: a longer word finds them. */
const MOST_FOUND = 25

export interface FoundVm {
  readonly id: string
  readonly name: string
}

/** Finding one VM by a part of its name, with its disks and what is decided of them. */
export function useVmChoice() {
  const host = useHost()
  const text = ref('')
  const found = shallowRef<readonly FoundVm[]>([])
  /** The id of the chosen one, or empty. */
  const vm = ref('')
  const disks = shallowRef<readonly string[]>([])
  const decided = shallowRef<DecisionValue<'vm.disk-storage-classes'>['disks']>([])
  const problem = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  function begin(chosen: FoundVm | null): void {
    found.value = chosen === null ? [] : [{ id: chosen.id, name: chosen.name }]
    text.value = chosen?.name ?? ''
    vm.value = chosen?.id ?? ''
    problem.value = null
  }

  async function search(): Promise<void> {
    const mine = (asked += 1)
    const outcome = await host.invoke('inventory.query', { kind: 'vms', search: text.value.trim(), where: 'included', offset: 0, limit: MOST_FOUND })
    if (mine !== asked) return
    problem.value = outcome.ok ? null : outcome.error.message
    if (!outcome.ok) return
    found.value = outcome.value.rows.map((row) => ({ id: String(row['id']), name: String(row['name']) }))
    if (!found.value.some(({ id }) => id === vm.value)) vm.value = found.value[0]?.id ?? ''
  }

  watch(text, () => {
    clearTimeout(timer)
    // What was chosen before is in the field already.
    if (text.value.trim() === '' || found.value.some(({ id, name }) => id === vm.value && name === text.value)) return
    timer = setTimeout(() => void search(), TYPING_PAUSE_MS)
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
  onScopeDispose(() => clearTimeout(timer))

  function find(part: string): void {
    text.value = part
  }

  function choose(id: string): void {
    vm.value = id
  }

  return { text, found, vm, disks, decided, problem, begin, find, choose }
}

export type VmChoiceState = ReturnType<typeof useVmChoice>
