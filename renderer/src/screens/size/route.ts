import type { RouteRecordRaw } from 'vue-router'

/** In the order in which they are shown; the first is the one that /size leads to. */
export const SIZE_TABS = ['nodes', 'around', 'what-if', 'compare'] as const
export type SizeTab = (typeof SIZE_TABS)[number]

/** How many nodes it takes; /size is the answer, the tabs look at it from other sides. */
export const sizeRoute = {
  path: `/size/:tab(${SIZE_TABS.join('|')})?`,
  name: 'size',
  component: () => import('./SizeScreen.vue'),
  meta: { titleKey: 'size.title' },
} satisfies RouteRecordRaw
