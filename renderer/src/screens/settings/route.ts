import type { RouteRecordRaw } from 'vue-router'

/** How the app looks and writes, for the person and not for the project. */
export const settingsRoute = {
  path: '/settings',
  name: 'settings',
  component: () => import('./SettingsScreen.vue'),
  meta: { titleKey: 'settings.title', needsNoProject: true },
} satisfies RouteRecordRaw
