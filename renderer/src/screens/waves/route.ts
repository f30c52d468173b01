import type { RouteRecordRaw } from 'vue-router'

/** When everything moves; /waves is the schedule. `page` is a tab or a wave: the window it is in (`saturday-night/2026-03-07`, encoded) or its number. */
export const wavesRoute = {
  path: '/waves/:page?',
  name: 'waves',
  component: () => import('./WavesScreen.vue'),
  meta: { titleKey: 'waves.title', viewKeys: ['rows', 'search'] },
} satisfies RouteRecordRaw
