import { onScopeDispose, reactive, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'

type Snapshot = ApiOutput<'imports.list'>[number]['snapshots'][number]
type ChangedVm = ApiOutput<'imports.diff-vms'>['changed'][number]

export interface VmAtImport {
  readonly snapshot: Snapshot
  readonly state: 'first' | 'added' | 'changed' | 'same'
  /** Of a changed one. */
  readonly change: ChangedVm | null
}

/** VMs of one name that are looked through for this one. */
const MOST_OF_A_NAME = 50

/** What each import of its source says of a VM against the one before, the newest first; asked for when somebody wants it. */
export function useVmHistory(details: () => VmDetails) {
  const host = useHost()
  const project = useProject()
  const call = reactive<{ value: readonly VmAtImport[] | null; error: ErrorData | null }>({ value: null, error: null })
  let underWay = new AbortController()

  async function load(signal: AbortSignal): Promise<Outcome<VmAtImport[]>> {
    const { vm, source } = details()
    const listed = await host.invoke('imports.list', {}, { signal })
    if (!listed.ok) return listed
    const found: VmAtImport[] = []
    for (const snapshot of listed.value.flatMap(({ snapshots }) => snapshots).filter(({ sourceId }) => sourceId === source.id)) {
      if (snapshot.before === null) {
        found.push({ snapshot, state: 'first', change: null })
        continue
      }
      const ask = (change: 'added' | 'changed') => host.invoke('imports.diff-vms', { snapshot: snapshot.id, change, search: vm.name, offset: 0, limit: MOST_OF_A_NAME }, { signal })
      const [changed, added] = [await ask('changed'), await ask('added')]
      if (!changed.ok) return changed
      if (!added.ok) return added
      const change = changed.value.changed.find(({ id }) => id === vm.id) ?? null
      found.push({ snapshot, state: change !== null ? 'changed' : added.value.added.some(({ id }) => id === vm.id) ? 'added' : 'same', change })
    }
    return { ok: true, value: found }
  }

  async function ask(): Promise<void> {
    underWay.abort()
    const mine = new AbortController()
    underWay = mine
    call.value = null
    call.error = null
    const outcome = await load(mine.signal)
    if (mine.signal.aborted) return
    call.value = outcome.ok ? outcome.value : null
    call.error = outcome.ok ? null : outcome.error
  }

  let isWanted = false
  watch(() => [details().vm.id, project.generation], () => {
    if (isWanted) void ask()
  })
  onScopeDispose(() => underWay.abort())
  return { call, ask: () => {
    isWanted = true
    void ask()
  } }
}
