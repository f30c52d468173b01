import { shallowRef, type ShallowRef } from 'vue'
import { useKeptPlace } from '#renderer/components/places/use-kept-place.ts'
import type { GroupRequest } from '#shared/contract/inventory-groups.ts'
import type { QueryCell } from '#shared/contract/inventory-query.ts'

/** What a group's rows have in common: a value of each level down to its own. */
export type GroupPath = readonly QueryCell[]

/** How somebody looks at the groups of a table. */
export interface GroupView {
  /** The columns of the levels that the opened groups belong to, as JSON: those of other levels are others. */
  readonly levels: string
  /** The groups that were opened, by their paths as JSON. */
  readonly open: ReadonlyMap<string, GroupPath>
  readonly order: NonNullable<GroupRequest['sort']>
  /** How far the groups were scrolled, in CSS pixels. */
  readonly top: number
}

const FIRST: GroupView = { levels: '', open: new Map(), order: { key: 'rows', isDescending: true }, top: 0 }

/** Keeps how the groups of a table are looked at while their rows are shown, and as the page is left: the way back leads to the same. `name` is the table's. */
export function useGroupView(name: string): { readonly view: ShallowRef<GroupView> } {
  const view = shallowRef(FIRST)
  view.value = useKeptPlace<GroupView>(`groups:${name}`, () => (view.value === FIRST ? null : view.value)) ?? FIRST
  return { view }
}
