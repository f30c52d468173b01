import { computed, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { oneOf, useAddressTexts } from '#renderer/components/address/use-address-texts.ts'
import { useKeptPageNumber } from '#renderer/components/pager/use-kept-page-number.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'
import { MAP_PAGE_ROWS } from '#shared/contract/page-rows.ts'

export const VM_PLACEMENTS_SHOWN = ['all', 'placed', 'decided'] as const

/** Where the VMs run, a page at a time, since an estate has thousands. */
export function useVmPlacement() {
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const said = useAddressTexts({ search: '', show: 'all' })
  const { search } = said
  const show = oneOf(said.show, VM_PLACEMENTS_SHOWN, 'all')
  const page = useKeptPageNumber('vm-placement')

  const query = computed(() => ({ scope: scope.expression, show: show.value, ...(search.value.trim() === '' ? {} : { search: search.value.trim() }) }))
  watch(query, () => { page.value = 0 })

  const call = useCall((signal) => host.invoke('mapping.placement-vms', { ...query.value, offset: page.value * MAP_PAGE_ROWS, limit: MAP_PAGE_ROWS }, { signal }), { reloadOn: () => [project.generation, query.value, page.value] })
  const pages = computed(() => Math.max(1, Math.ceil((call.value?.total ?? 0) / MAP_PAGE_ROWS)))
  // Decisions can leave fewer rows than the page begins at.
  watch(pages, (count) => { if (page.value >= count) page.value = count - 1 })

  /** All VMs that pass, on every page. */
  async function allIds(): Promise<readonly string[]> {
    const outcome = await host.invoke('mapping.placement-ids', query.value)
    return outcome.ok ? outcome.value.ids : []
  }

  return { call, search, show, page, pages, query, allIds }
}
