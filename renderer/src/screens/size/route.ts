import type { RouteRecordRaw } from 'vue-router'
import { SIZE_TABS } from './size-tabs.ts'

/** How many nodes it takes; /size is the answer, the tabs look at it from other sides. */
export const sizeRoute = {
  path: `/size/:tab(${SIZE_TABS.join('|')})?`,
  name: 'size',
  component: () => import('./SizeScreen.vue'),
  meta: { titleKey: 'size.title' },
} satisfies RouteRecordRaw
