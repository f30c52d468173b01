import type { RouteRecordRaw } from 'vue-router'
import { MAP_TABS } from './map-tabs.ts'

/** The maps, a tab each; /map is the storage map. */
export const mapRoute = {
  path: `/map/:tab(${MAP_TABS.join('|')})?`,
  name: 'map',
  component: () => import('./MapScreen.vue'),
  meta: { titleKey: 'map.title', viewKeys: ['view', 'by', 'search', 'show', 'facets', 'sort'] },
} satisfies RouteRecordRaw
