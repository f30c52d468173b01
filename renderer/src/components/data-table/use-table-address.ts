import { computed, onScopeDispose, shallowRef, type WritableComputedRef } from 'vue'
import { type LocationQuery, useRoute, useRouter } from 'vue-router'
import { untilDrawn } from '#renderer/api/until-drawn.ts'
import type { ColumnSpec } from './column-spec.ts'
import { readTableAddress, TABLE_KEYS, writeTableAddress } from './table-address.ts'
import type { TableState } from './table-state.ts'

/**
 * A table's state in the page's address, so that a link leads to the same rows and the way back does, too. What somebody chooses holds at once and
 * the address follows, once `rest` is over.
 */
export function useTableAddress(columns: () => readonly ColumnSpec[], rest: () => Promise<void> = untilDrawn): WritableComputedRef<TableState> {
  const route = useRoute()
  const router = useRouter()
  /** What was chosen on a page, until its address says it. */
  const chosen = shallowRef<{ readonly path: string; readonly state: TableState } | null>(null)
  /** Somebody goes to another page: an address that followed now would call them back. */
  let isLeaving = false

  async function choose(state: TableState): Promise<void> {
    const mine = { path: route.path, state }
    chosen.value = mine
    // Another grouping is another look at the rows, and opening a group a step on: the way back leads to what was before.
    const way = textOf(route.query['group']) === state.group.join(',') ? 'replace' : 'push'
    if (way === 'replace') await rest()
    if (chosen.value !== mine || isLeaving) return
    try {
      await router[way]({ query: writeTableAddress(state) })
    } finally {
      // Where the way there was barred, what the address says holds; something newer may have been chosen meanwhile.
      if (chosen.value === mine) chosen.value = null
    }
  }

  const { history } = router.options
  onScopeDispose(router.beforeEach((to, from) => {
    isLeaving = to.path !== from.path
    const late = chosen.value
    // Of the way back the history is told first: it is elsewhere by now.
    const here = router.resolve(history.location)
    if (!isLeaving || late?.path !== from.path || here.path !== from.path) return
    // Whoever goes on before the address has followed finds on the way back what they chose.
    history.replace(router.resolve({ path: from.path, query: { ...withoutTable(here.query), ...writeTableAddress(late.state) } }).fullPath)
  }))
  onScopeDispose(router.afterEach(() => {
    isLeaving = false
    if (chosen.value?.path !== route.path) chosen.value = null
  }))

  return computed({
    // The very same while the address says the same of the table, whatever else it says: what hangs on it is not drawn anew with each scope.
    get: (before?: TableState) => {
      if (chosen.value?.path === route.path) return chosen.value.state
      const read = readTableAddress(route.query, new Set(columns().map((column) => column.key)))
      return before !== undefined && JSON.stringify(before) === JSON.stringify(read) ? before : read
    },
    set: (state) => void choose(state),
  })
}

/** What an address says of other things than a table. */
function withoutTable(query: LocationQuery): LocationQuery {
  return Object.fromEntries(Object.entries(query).filter(([key]) => !TABLE_KEYS.has(key)))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
