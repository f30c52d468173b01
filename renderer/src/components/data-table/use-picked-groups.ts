import { computed, shallowRef, watch } from 'vue'
import type { QueryCell, QueryConditions } from '#shared/contract/inventory-query.ts'
import type { ColumnSpec, SelectedRows } from './column-spec.ts'

interface PickedGroupsOptions {
  /** The outermost column of the groups. */
  readonly outer: () => ColumnSpec | undefined
  readonly conditions: () => QueryConditions
  readonly generation: () => number
}

/** Groups of the outermost level whose rows are selected whole: their values say which rows, so no row has to be read for it. */
export function usePickedGroups({ outer, conditions, generation }: PickedGroupsOptions) {
  const picked = shallowRef<ReadonlyMap<QueryCell, number>>(new Map())
  // Other conditions make other groups, and the same group may hold other rows now.
  watch(() => JSON.stringify([outer()?.key, conditions(), generation()]), clear)

  const rows = computed((): SelectedRows => {
    const column = outer()?.key ?? ''
    const count = [...picked.value.values()].reduce((sum, group) => sum + group, 0)
    const others = (conditions().filters ?? []).filter((filter) => filter.column !== column)
    return { count, conditions: { ...conditions(), filters: [...others, { column, values: [...picked.value.keys()] }] }, ranges: count === 0 ? [] : [[0, count - 1]] }
  })

  function pick(value: QueryCell, count: number, isWanted: boolean): void {
    const next = new Map(picked.value)
    if (isWanted) next.set(value, count)
    else next.delete(value)
    picked.value = next
  }

  function clear(): void {
    if (picked.value.size > 0) picked.value = new Map()
  }

  return { rows, pick, clear, has: (value: QueryCell): boolean => picked.value.has(value) }
}
