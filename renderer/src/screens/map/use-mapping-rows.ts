import { computed, ref, type Ref, shallowRef, watch } from 'vue'
import { usePages } from '#renderer/components/pager/use-pages.ts'
import { MAP_PAGE_ROWS } from '#shared/contract/page-rows.ts'
import { keepRows } from './keep-rows.ts'
import { useIdSelection } from './use-id-selection.ts'

/** What the tables of both maps have in common. */
export interface MappingRow {
  readonly id: string
  readonly name: string
  readonly isNeeded: boolean
  readonly isOpen: boolean
  readonly decision: object | null
  readonly warnings: readonly unknown[]
}

export const SHOWN = ['needed', 'open', 'decided', 'warned', 'all'] as const
export type Shown = (typeof SHOWN)[number]

/** By what the rows of a map are narrowed. */
export interface MappingChoice {
  readonly search: Ref<string>
  readonly shown: Ref<Shown>
}

/** Up to so many rows are one page: a second one with a few of them would only hide these. */
const MOST_ROWS_AT_ONCE = 1.5 * MAP_PAGE_ROWS

/** Which rows a map's table draws, in which order, and which of them are selected. */
export function useMappingRows<Row extends MappingRow>(source: () => readonly Row[], textOf: (row: Row) => string, /** When this changes, the order is made anew. */ view: () => unknown, { search, shown }: MappingChoice = { search: ref(''), shown: ref('needed') }) {
  const rows = computed((old?: readonly Row[]) => keepRows(old ?? [], source()))
  const { selected, select, only } = useIdSelection('map')
  /** Rows that were open when the list was first shown keep their place once answered: what one works on does not jump away. */
  const firstIds = shallowRef<ReadonlySet<string> | null>(null)

  watch(view, () => { firstIds.value = null })
  watch(rows, (all) => {
    firstIds.value ??= new Set(all.filter((row) => row.isOpen).map((row) => row.id))
    const ids = new Set(all.map((row) => row.id))
    if ([...selected.value].some((id) => !ids.has(id))) only([...selected.value].filter((id) => ids.has(id)))
  }, { immediate: true })

  const counts = computed((): Record<Shown, number> => {
    const all = rows.value
    return Object.fromEntries(SHOWN.map((which) => [which, all.filter((row) => isShown(row, which)).length])) as Record<Shown, number> // one entry for each of SHOWN
  })
  const matching = computed(() => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== '')
    const passing = rows.value.filter((row) => isShown(row, shown.value) && words.every((word) => textOf(row).toLowerCase().includes(word)))
    const isFirst = (row: Row): boolean => row.isOpen || (firstIds.value?.has(row.id) ?? false)
    return [...passing.filter(isFirst), ...passing.filter((row) => !isFirst(row))]
  })
  const { page, pages, shown: visible } = usePages(() => matching.value, () => (matching.value.length <= MOST_ROWS_AT_ONCE ? MOST_ROWS_AT_ONCE : MAP_PAGE_ROWS), 'map')
  watch([search, shown, view], () => { page.value = 0 })
  /** Nothing can be decided on what nothing needs. */
  const selectable = computed(() => matching.value.filter((row) => row.isNeeded))
  const isAllSelected = computed(() => selectable.value.length > 0 && selectable.value.every((row) => selected.value.has(row.id)))
  const selectedRows = computed(() => rows.value.filter((row) => selected.value.has(row.id)))

  /** All that pass the search and the filter, on every page. */
  function selectAll(isSelected: boolean): void {
    only(isSelected ? selectable.value.map((row) => row.id) : [])
  }

  return { search, shown, counts, matching, visible, page, pages, selected, selectedRows, isAllSelected, select, selectAll }
}

function isShown(row: MappingRow, which: Shown): boolean {
  switch (which) {
    case 'needed':
      return row.isNeeded
    case 'open':
      return row.isOpen
    case 'decided':
      return row.decision !== null
    case 'warned':
      return row.warnings.length > 0
    case 'all':
      return true
  }
}
