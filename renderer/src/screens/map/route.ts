import type { RouteRecordRaw } from 'vue-router'

/** In the order in which they are shown; the first is the one that /map leads to. */
export const MAP_TABS = ['storage', 'networks', 'nics', 'compute', 'scheduling', 'placement'] as const
export type MapTab = (typeof MAP_TABS)[number]

/** The maps, a tab each; /map is the storage map. */
export const mapRoute = {
  path: `/map/:tab(${MAP_TABS.join('|')})?`,
  name: 'map',
  component: () => import('./MapScreen.vue'),
  meta: { titleKey: 'map.title' },
} satisfies RouteRecordRaw
