import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ColumnSpec } from './column-spec.ts'
import { readTableAddress, writeTableAddress } from './table-address.ts'
import type { TableState } from './table-state.ts'

/** A table's state in the page's address, so that a link leads to the same rows and the way back does, too. */
export function useTableAddress(columns: () => readonly ColumnSpec[]): WritableComputedRef<TableState> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    // The very same while the address says the same of the table, whatever else it says: what hangs on it is not drawn anew with each scope.
    get: (before?: TableState) => {
      const read = readTableAddress(route.query, new Set(columns().map((column) => column.key)))
      return before !== undefined && JSON.stringify(before) === JSON.stringify(read) ? before : read
    },
    // Another grouping is another look at the rows, and opening a group a step on: the way back leads to what was before.
    set: (state) => void router[textOf(route.query['group']) === state.group.join(',') ? 'replace' : 'push']({ query: writeTableAddress(state) }),
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
