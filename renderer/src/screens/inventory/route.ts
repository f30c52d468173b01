import type { RouteRecordRaw } from 'vue-router'
import { TABLE_KEYS } from '#renderer/components/data-table/table-keys.ts'
import { LIST_KINDS } from './list-kind.ts'

/** The lists; what stands behind `?` narrows and sorts them, so that a link leads to the same rows. */
export const inventoryRoute = {
  path: `/inventory/:kind(${LIST_KINDS.join('|')})`,
  name: 'inventory',
  component: () => import('./InventoryScreen.vue'),
  meta: { titleKey: 'inventory.title', viewKeys: TABLE_KEYS },
} satisfies RouteRecordRaw
