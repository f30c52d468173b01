import { computed } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import { MOST_QUERY_ROWS } from '#shared/contract/inventory-query.ts'

const KINDS = ['hosts', 'datastores'] as const

/** Names of hosts and datastores by their ids; an id that the inventory does not name stays as it is. */
export function useSourceNames() {
  const host = useHost()
  const project = useProject()
  const call = useCall(async (signal) => {
    const names = new Map<string, string>()
    for (const kind of KINDS) {
      const outcome = await host.invoke('inventory.query', { kind, columns: ['id', 'name'], offset: 0, limit: MOST_QUERY_ROWS }, { signal })
      if (!outcome.ok) return outcome
      for (const row of outcome.value.rows) names.set(String(row['id']), String(row['name']))
    }
    return { ok: true, value: names }
  }, { reloadOn: () => project.generation })
  const names = computed(() => call.value ?? new Map<string, string>())
  return (id: string): string => names.value.get(id) ?? id
}
