import type { RouteRecordRaw } from 'vue-router'

/** Every note; `?state=`, `?owner=`, `?object=` and `?search=` narrow the list. */
export const notesRoute = {
  path: '/notes',
  name: 'notes',
  component: () => import('./NotesScreen.vue'),
  meta: { titleKey: 'notes.title', viewKeys: ['state', 'owner', 'object', 'search'] },
} satisfies RouteRecordRaw
