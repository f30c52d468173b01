import type { RouteRecordRaw } from 'vue-router'

/** One VM, by its id. */
export const vmRoute = {
  path: '/inventory/vms/:id',
  name: 'vm',
  component: () => import('./VmScreen.vue'),
  meta: { titleKey: 'vm.title' },
} satisfies RouteRecordRaw
