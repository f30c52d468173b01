import { inject, type InjectionKey, provide, shallowRef } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import type { FoundVm } from '#renderer/components/vm-search/use-vm-search.ts'

interface VmNames {
  /** An id that nobody named stays as it is. */
  of(this: void, id: string): string
  learn(this: void, vm: FoundVm): void
}

const VM_NAMES: InjectionKey<VmNames> = Symbol('names of VMs')

/** Gives the fields of a form the names of the VMs that `ids` answers. */
export function provideVmNames(ids: () => readonly string[]): void {
  const host = useHost()
  const learnt = shallowRef<ReadonlyMap<string, string>>(new Map())
  useCall(async (signal) => {
    const unknown = ids().filter((id) => !learnt.value.has(id))
    if (unknown.length === 0) return { ok: true, value: null }
    const outcome = await host.invoke('inventory.query', { kind: 'vms', columns: ['id', 'name'], filters: [{ column: 'id', values: unknown }], offset: 0, limit: unknown.length }, { signal })
    if (outcome.ok) learnt.value = new Map([...learnt.value, ...outcome.value.rows.map((row) => [String(row['id']), String(row['name'])] as const)])
    return outcome.ok ? { ok: true, value: null } : outcome
  }, { reloadOn: ids })
  provide(VM_NAMES, {
    of: (id) => learnt.value.get(id) ?? id,
    learn: ({ id, name }) => { learnt.value = new Map([...learnt.value, [id, name]]) },
  })
}

/** The names that the form has. */
export function useVmNames(): VmNames {
  const names = inject(VM_NAMES)
  if (names === undefined) throw new Error('No names of VMs are provided.')
  return names
}
