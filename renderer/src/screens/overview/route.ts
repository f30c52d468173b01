import type { RouteRecordRaw } from 'vue-router'

/** The estate and its plan in one page. */
export const overviewRoute = {
  path: '/overview',
  name: 'overview',
  component: () => import('./OverviewScreen.vue'),
  meta: { titleKey: 'overview.title' },
} satisfies RouteRecordRaw
