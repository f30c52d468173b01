import type { RouteRecordRaw } from 'vue-router'

/** How ready the VMs are. */
export const assessRoute = {
  path: '/assess',
  name: 'assess',
  component: () => import('./AssessScreen.vue'),
  meta: { titleKey: 'assess.title' },
} satisfies RouteRecordRaw
