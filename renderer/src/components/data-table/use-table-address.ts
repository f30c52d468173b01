import { computed, shallowRef, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ColumnSpec } from './column-spec.ts'
import { readTableAddress, writeTableAddress } from './table-address.ts'
import type { TableState } from './table-state.ts'

/**
 * A table's state in the page's address, so that a link leads to the same rows and the way back does, too. What somebody chooses holds at once and
 * the address follows: to go there takes longer than to ask for the rows.
 */
export function useTableAddress(columns: () => readonly ColumnSpec[]): WritableComputedRef<TableState> {
  const route = useRoute()
  const router = useRouter()
  /** What was chosen on a page, until its address says it. */
  const chosen = shallowRef<{ readonly path: string; readonly state: TableState } | null>(null)

  async function choose(state: TableState): Promise<void> {
    const mine = { path: route.path, state }
    chosen.value = mine
    // Another grouping is another look at the rows, and opening a group a step on: the way back leads to what was before.
    const way = textOf(route.query['group']) === state.group.join(',') ? 'replace' : 'push'
    try {
      await router[way]({ query: writeTableAddress(state) })
    } finally {
      // Where the way there was barred, what the address says holds; something newer may have been chosen meanwhile.
      if (chosen.value === mine) chosen.value = null
    }
  }

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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
