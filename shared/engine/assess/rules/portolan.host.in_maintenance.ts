import { defineRule } from '../rule.ts'

/** The VM's host was in maintenance mode: MTV reads a VM by way of its host. */
export const hostInMaintenance = defineRule({
  id: 'portolan.host.in_maintenance',
  title: 'A host in maintenance mode',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['hosts'],
  check: (vm, facts) => {
    const host = facts.hostOf(vm)
    if (host === null || host.isInMaintenanceMode === null) return { notEvaluated: 'The inventory does not say whether the host of the VM is in maintenance mode.' }
    return host.isInMaintenanceMode ? { message: `${vm.name} is on ${host.name}, which was in maintenance mode.`, remedy: 'Move the VM to another host, or end the maintenance, before its plan starts.', data: { host: host.name } } : null
  },
})
