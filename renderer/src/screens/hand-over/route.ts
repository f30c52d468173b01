import type { RouteRecordRaw } from 'vue-router'

/** The bundle before and after it is written; `?part=` chooses a part of it and `?file=` one of its files. */
export const handOverRoute = {
  path: '/hand-over',
  name: 'handOver',
  component: () => import('./HandOverScreen.vue'),
  meta: { titleKey: 'handOver.title' },
} satisfies RouteRecordRaw

/** The report as it is printed. */
export const reportRoute = {
  path: '/hand-over/report',
  name: 'report',
  component: () => import('./ReportScreen.vue'),
  meta: { titleKey: 'handOver.paper.title' },
} satisfies RouteRecordRaw
