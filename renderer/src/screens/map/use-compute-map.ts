import { computed, type Ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useAddressState } from '#renderer/components/address/use-address-state.ts'
import { useKeptPageNumber } from '#renderer/components/pager/use-kept-page-number.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'
import type { ComputeAnswer, ComputeColumn, ComputeFacet } from '#shared/contract/compute-rows.ts'
import { MAP_PAGE_ROWS } from '#shared/contract/page-rows.ts'
import { COMPUTE_ADDRESS, type ComputeView } from './compute-address.ts'

/** The VMs' map: what is asked of it once it is wanted, a page at a time, since an estate has thousands. */
export function useComputeMap(isWanted: Readonly<Ref<boolean>>) {
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const route = useRoute()
  // The screen stays while another map is shown, whose address says other things.
  const view = useAddressState<ComputeView>({ ...COMPUTE_ADDRESS, isHere: () => route.params['tab'] === 'compute' })
  const part = <Key extends keyof ComputeView>(key: Key) => computed({
    get: (): ComputeView[Key] => view.value[key],
    set: (value) => { view.value = { ...view.value, [key]: value } },
  })
  const [search, filters, sort] = [part('search'), part('filters'), part('sort')]
  const page = useKeptPageNumber('compute')

  const query = computed(() => ({
    ...(search.value.trim() === '' ? {} : { search: search.value.trim() }),
    filters: Object.entries(filters.value).map(([facet, value]) => ({ facet: facet as ComputeFacet, values: [value] })), // the filters' own keys
  }))
  watch([query, sort, () => scope.expression], () => { page.value = 0 })

  const call = useCall<ComputeAnswer | null>(
    async (signal) => !isWanted.value ? { ok: true, value: null } : host.invoke('mapping.compute', { scope: scope.expression, ...query.value, ...(sort.value === null ? {} : { sort: sort.value }), offset: page.value * MAP_PAGE_ROWS, limit: MAP_PAGE_ROWS }, { signal }),
    { reloadOn: () => [isWanted.value, project.generation, scope.expression, query.value, sort.value, page.value] },
  )
  const pages = computed(() => Math.max(1, Math.ceil((call.value?.total ?? 0) / MAP_PAGE_ROWS)))
  // Decisions can leave fewer rows than the page begins at.
  watch(pages, (count) => { if (page.value >= count) page.value = count - 1 })

  function narrow(facet: ComputeFacet, value: string | null): void {
    const { [facet]: _, ...others } = filters.value
    filters.value = value === null ? others : { ...others, [facet]: value }
  }

  /** Up, down, and back to the plan's own order. */
  function sortBy(column: ComputeColumn): void {
    if (sort.value?.column !== column) sort.value = { column, isDescending: false }
    else sort.value = sort.value.isDescending ? null : { column, isDescending: true }
  }

  /** All VMs that pass, on every page. */
  async function allIds(): Promise<readonly string[]> {
    const outcome = await host.invoke('mapping.compute-ids', { scope: scope.expression, ...query.value })
    return outcome.ok ? outcome.value.ids : []
  }

  return { call, search, filters, sort, page, pages, narrow, sortBy, allIds }
}

export type ComputeMapState = ReturnType<typeof useComputeMap>
