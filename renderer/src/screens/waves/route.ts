import type { RouteRecordRaw } from 'vue-router'

/** In the order in which they are shown; the first is the one that /waves leads to. */
export const WAVE_TABS = ['schedule', 'capacity', 'remedy', 'progress', 'groups', 'what-if', 'settings'] as const
export type WaveTab = (typeof WAVE_TABS)[number]

/** When everything moves; /waves is the schedule. `page` is a tab or a wave: the window it is in (`saturday-night/2026-03-07`, encoded) or its number. */
export const wavesRoute = {
  path: '/waves/:page?',
  name: 'waves',
  component: () => import('./WavesScreen.vue'),
  meta: { titleKey: 'waves.title' },
} satisfies RouteRecordRaw
