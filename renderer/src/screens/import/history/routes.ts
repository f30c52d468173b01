import type { RouteRecordRaw } from 'vue-router'
import { CHANGE_KINDS } from './change-kinds.ts'

/** The report of an import that is not the newest, or of any one by its number. */
export const pastReportRoute = {
  path: '/import/reports/:import(\\d+)',
  name: 'importReport',
  component: () => import('./PastReportScreen.vue'),
  meta: { titleKey: 'import.history.issues' },
} satisfies RouteRecordRaw

/** `?base=` is the snapshot to compare with, where it is not the one before. */
export const changesRoute = {
  path: `/import/snapshots/:snapshot(\\d+)/changes/:change(${CHANGE_KINDS.join('|')})?`,
  name: 'snapshotChanges',
  component: () => import('./ChangesScreen.vue'),
  meta: { titleKey: 'import.history.changes' },
} satisfies RouteRecordRaw

/** The VMs of a snapshot as it was imported. */
export const snapshotRoute = {
  path: '/import/snapshots/:snapshot(\\d+)/vms',
  name: 'snapshotVms',
  component: () => import('./SnapshotScreen.vue'),
  meta: { titleKey: 'import.history.list' },
} satisfies RouteRecordRaw
