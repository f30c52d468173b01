import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useScope } from '#renderer/stores/scope.ts'
import type { LoadRows } from '#renderer/components/data-table/column-spec.ts'
import type { QueryRow } from '#shared/contract/inventory-query.ts'
import { listColumns } from './columns.ts'
import { listKindOf } from './list-kind.ts'

/** The list that the route names, and where a row leads. */
export function useInventory() {
  const route = useRoute()
  const router = useRouter()
  const host = useHost()
  const { n } = useI18n()
  const kind = computed(() => listKindOf(route.params['kind']))
  const scopes = useScope()
  const scope = computed(() => scopes.expressionOver({ cluster: SCOPE_COLUMN[kind.value] }))
  const load = computed((): LoadRows => {
    const wanted = kind.value
    return (request, signal) => host.invoke('inventory.query', { kind: wanted, ...request }, { signal })
  })
  const where = computed({
    get: () => (typeof route.query['where'] === 'string' ? route.query['where'] : ''),
    set: (text) => void router.replace({ query: text === '' ? {} : { where: text } }),
  })

  function linkOf(row: QueryRow): { name: string; params: Record<string, string>; query?: Record<string, string> } | null {
    const name = String(row['name'])
    if (kind.value === 'vms') return { name: 'vm', params: { id: String(row['id']) } }
    // A host or cluster leads to its VMs. Names are unique within a source only.
    const field = { hosts: 'host', clusters: 'cluster', datastores: null, networks: null }[kind.value]
    if (field === null) return null
    return { name: 'inventory', params: { kind: 'vms' }, query: { where: `${field} = ${quote(name)} and source = ${quote(String(row['source']))}` } }
  }

  function open(row: QueryRow): void {
    const link = linkOf(row)
    if (link !== null) void router.push(link)
  }

  return { kind, load, where, scope, columns: computed(() => listColumns(kind.value, (value) => n(value, { maximumFractionDigits: 1 }))), linkOf, open }
}

/** The column that names the cluster; null where a list has none. */
const SCOPE_COLUMN = { vms: 'cluster', hosts: 'cluster', clusters: 'name', datastores: null, networks: null } as const

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
