import type { WritableComputedRef } from 'vue'
import { useAddressState } from '#renderer/components/address/use-address-state.ts'
import type { ColumnSpec } from './column-spec.ts'
import { readTableAddress, writeTableAddress } from './table-address.ts'
import { TABLE_KEYS } from './table-keys.ts'
import type { TableState } from './table-state.ts'

/** A table's state in the page's address. */
export function useTableAddress(columns: () => readonly ColumnSpec[], rest?: () => Promise<void>): WritableComputedRef<TableState> {
  return useAddressState<TableState>({
    keys: () => TABLE_KEYS,
    read: (query) => readTableAddress(query, new Set(columns().map((column) => column.key))),
    write: writeTableAddress,
    // Another grouping is another look at the rows, and opening a group a step on.
    isStep: (query, state) => (typeof query['group'] === 'string' ? query['group'] : '') !== state.group.join(','),
  }, rest)
}
