import { defineRule } from '../rule.ts'

/** The guest told vCenter no host name: the conversion may give it one. */
export const hostnameEmpty = defineRule({
  id: 'vmware.hostname.empty',
  title: 'No host name',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (vm.dnsName === null) return { notEvaluated: 'The inventory does not give host names.' }
    return vm.dnsName.trim() === '' ? { message: `vCenter knows no host name of ${vm.name}, and the conversion may give it one.`, remedy: 'See to it that VMware Tools run, and look at the host name after the migration.', data: {} } : null
  },
})
