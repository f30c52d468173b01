import type { RouteRecordRaw } from 'vue-router'

/** What people need in the night of a cut-over. */
export const cutOverRoute = {
  path: '/waves/cut-over',
  name: 'cutOver',
  component: () => import('./CutOverScreen.vue'),
  meta: { titleKey: 'cutOver.title', viewKeys: ['wave', 'search'] },
} satisfies RouteRecordRaw
