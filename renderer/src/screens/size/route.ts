import type { RouteRecordRaw } from 'vue-router'

/** How many nodes it takes; /size is the answer, the tabs look at it from other sides. */
export const sizeRoute = {
  path: '/size/:tab(nodes|around|what-if|compare)?',
  name: 'size',
  component: () => import('./SizeScreen.vue'),
  meta: { titleKey: 'size.title' },
} satisfies RouteRecordRaw
