import type { RouteRecordRaw } from 'vue-router'

/** The maps, a tab each; /map is the storage map. */
export const mapRoute = {
  path: '/map/:tab(storage|networks|nics|compute|scheduling|placement)?',
  name: 'map',
  component: () => import('./MapScreen.vue'),
  meta: { titleKey: 'map.title' },
} satisfies RouteRecordRaw
