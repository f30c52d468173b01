import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { NOBODY_WAITS, useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { RawTable } from '#shared/contract/raw-rows.ts'

/** What the files of an import say of a VM: of the current snapshot until another one is chosen, with the rows that were asked for beyond the first. */
export function useRawRows(id: () => string) {
  const host = useHost()
  const project = useProject()
  const snapshot = ref<number | null>(null)
  const further = shallowRef<ReadonlyMap<number, RawTable['rows']>>(new Map())
  /** Why further rows of a table did not come. */
  const problem = shallowRef<{ readonly error: ErrorData; readonly table: RawTable } | null>(null)
  const ofSnapshot = () => (snapshot.value === null ? {} : { snapshot: snapshot.value })
  const call = useCall((signal) => host.invoke('inventory.raw-rows', { id: id(), ...ofSnapshot() }, { signal }), { reloadOn: () => [id(), snapshot.value, project.generation] })
  let underWay = new AbortController()

  watch(() => call.value, () => {
    underWay.abort(NOBODY_WAITS)
    further.value = new Map()
    problem.value = null
  })
  watch(id, () => {
    snapshot.value = null
  })
  onScopeDispose(() => underWay.abort(NOBODY_WAITS))

  const tables = computed((): readonly RawTable[] => (call.value?.tables ?? []).map((table) => ({ ...table, rows: [...table.rows, ...(further.value.get(table.number) ?? [])] })))

  async function more(table: RawTable): Promise<void> {
    const { number, rows } = table
    underWay.abort(NOBODY_WAITS)
    const mine = new AbortController()
    underWay = mine
    const outcome = await host.invoke('inventory.raw-rows', { id: id(), ...ofSnapshot(), page: { table: number, offset: rows.length } }, { signal: mine.signal })
    if (mine.signal.aborted) return
    problem.value = outcome.ok ? null : { error: outcome.error, table }
    if (!outcome.ok) return
    const found = outcome.value.tables.find((one) => one.number === number)?.rows ?? []
    further.value = new Map([...further.value, [number, [...(further.value.get(number) ?? []), ...found]]])
  }

  return { call, tables, snapshot, problem, more }
}
