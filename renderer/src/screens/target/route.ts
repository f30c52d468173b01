import type { RouteRecordRaw } from 'vue-router'

export const targetRoute = {
  path: '/target',
  name: 'target',
  component: () => import('./TargetScreen.vue'),
  meta: { titleKey: 'target.title' },
} satisfies RouteRecordRaw
