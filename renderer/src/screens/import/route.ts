import type { RouteRecordRaw } from 'vue-router'

/** Where inventories are read in and the report about the newest import stands. */
export const importRoute = {
  path: '/import',
  name: 'import',
  component: () => import('./ImportScreen.vue'),
  meta: { titleKey: 'import.title' },
} satisfies RouteRecordRaw
