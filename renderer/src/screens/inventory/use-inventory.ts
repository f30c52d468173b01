import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { type RouteLocationRaw, useRoute, useRouter } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import type { CompleteFilter, LoadGroups, LoadRows } from '#renderer/components/data-table/column-spec.ts'
import { useTableAddress } from '#renderer/components/data-table/use-table-address.ts'
import { usePreferences } from '#renderer/stores/preferences.ts'
import { useProject } from '#renderer/stores/project.ts'
import { quote, type ScopeColumns, VM_SCOPE_COLUMNS } from '#renderer/stores/scope-expression.ts'
import { useScope } from '#renderer/stores/scope.ts'
import type { QueryRow } from '#shared/contract/inventory-query.ts'
import { codeOfKind, codeText } from '#renderer/format/code-text.ts'
import { listColumns } from './columns.ts'
import { type ListKind, listKindOf } from './list-kind.ts'
import { useProjectViews } from './use-project-views.ts'

/** In CSS pixels: one line of text and its border. */
const ROW_HEIGHTS = { comfortable: 30, compact: 26 } as const

/** By which of its columns the scope narrows each list. */
const SCOPE_COLUMNS: Readonly<Record<ListKind, ScopeColumns>> = {
  vms: VM_SCOPE_COLUMNS,
  hosts: { cluster: 'cluster' },
  clusters: { cluster: 'name' },
  datastores: { cluster: null },
  networks: { cluster: null },
  images: { cluster: null },
}

/** The list that the route names, and where a row leads. */
export function useInventory() {
  const route = useRoute()
  const router = useRouter()
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const preferences = usePreferences()
  const { t, n } = useI18n()
  const kind = computed(() => listKindOf(route.params['kind']))
  const load = computed((): LoadRows => {
    const wanted = kind.value
    return (request, signal) => host.invoke('inventory.query', { kind: wanted, ...request }, { signal })
  })

  const complete = computed((): CompleteFilter => {
    const wanted = kind.value
    return (place, signal) => host.invoke('inventory.complete', { kind: wanted, ...place }, { signal })
  })

  const groups = computed((): LoadGroups => {
    const wanted = kind.value
    return (request, signal) => host.invoke('inventory.group', { kind: wanted, ...request }, { signal })
  })

  function locationOf(row: QueryRow): RouteLocationRaw | null {
    if (kind.value === 'vms') return { name: 'vm', params: { id: String(row['id']) } }
    if (kind.value === 'images') return row['kind'] === 'template' ? { name: 'vm', params: { id: String(row['id']) } } : null
    // A host or cluster leads to its VMs. Names are unique within a source only.
    const field = { hosts: 'host', clusters: 'cluster', datastores: null, networks: null }[kind.value]
    if (field === null) return null
    return { name: 'inventory', params: { kind: 'vms' }, query: { where: `${field} = ${quote(String(row['name']))} and source = ${quote(String(row['source']))}` } }
  }

  function linkOf(row: QueryRow): string | null {
    const location = locationOf(row)
    return location === null ? null : router.resolve(location).href
  }

  function open(row: QueryRow): void {
    const location = locationOf(row)
    if (location !== null) void router.push(location)
  }

  const known = useCall((signal) => (kind.value === 'vms' ? host.invoke('assess.reasons', {}, { signal }) : Promise.resolve({ ok: true as const, value: { reasons: [] } })), { reloadOn: () => kind.value === 'vms' })
  const reasons = computed(() => new Map((known.value?.reasons ?? []).map(({ code, title }) => [code, title])))

  function codeOf(key: string, value: string): string {
    if (key === 'because') return value.split(' ').map((own) => reasons.value.get(own) ?? own).join('; ')
    if (key !== 'kind') return codeText(key, value, t)
    return kind.value === 'images' ? t(`handOver.images.kinds.${value}`) : codeOfKind('switch', value, t)
  }

  const columns = computed(() => listColumns(kind.value, { number: (value) => n(value, { maximumFractionDigits: 1 }), code: codeOf, assessed: (column, value) => t(`assess.${column}.names.${value}`), linkOf }))

  return {
    kind,
    load,
    complete,
    groups,
    state: useTableAddress(() => columns.value),
    scope: computed(() => scope.expressionOver(SCOPE_COLUMNS[kind.value])),
    scopeLeftOver: computed(() => scope.leftOverBy(SCOPE_COLUMNS[kind.value])),
    generation: computed(() => project.generation),
    sharedViews: useProjectViews(() => kind.value),
    rowHeight: computed(() => ROW_HEIGHTS[preferences.density]),
    columns,
    open,
  }
}
