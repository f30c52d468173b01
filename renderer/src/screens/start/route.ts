import type { RouteRecordRaw } from 'vue-router'

/** Projects: those of before, a new one, the sample. */
export const startRoute = {
  path: '/',
  name: 'start',
  component: () => import('./StartScreen.vue'),
  meta: { titleKey: 'start.title', needsNoProject: true },
} satisfies RouteRecordRaw
