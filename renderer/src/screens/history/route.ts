import type { RouteRecordRaw } from 'vue-router'

/** Every decision, and the way back to any of them. */
export const historyRoute = {
  path: '/history',
  name: 'history',
  component: () => import('./HistoryScreen.vue'),
  meta: { titleKey: 'history.title' },
} satisfies RouteRecordRaw
