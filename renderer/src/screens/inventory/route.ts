import type { RouteRecordRaw } from 'vue-router'
import { LIST_KINDS } from './list-kind.ts'

/** The five lists; `?where=` holds the filter expression, so that a link leads to the same rows. */
export const inventoryRoute = {
  path: `/inventory/:kind(${LIST_KINDS.join('|')})`,
  name: 'inventory',
  component: () => import('./InventoryScreen.vue'),
  meta: { titleKey: 'inventory.title' },
} satisfies RouteRecordRaw
