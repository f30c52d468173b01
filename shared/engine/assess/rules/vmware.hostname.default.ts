import { defineRule } from '../rule.ts'

/** What a Linux is called that nobody gave a name. */
const DEFAULT_NAME = 'localhost.localdomain'

export const hostnameDefault = defineRule({
  id: 'vmware.hostname.default',
  title: 'The default host name',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (vm.dnsName === null) return { notEvaluated: 'The inventory does not give host names.' }
    return vm.dnsName.trim() === DEFAULT_NAME ? { message: `The guest of ${vm.name} is called ${DEFAULT_NAME}, and the conversion may rename it.`, remedy: 'Give the guest a host name before the migration.', data: {} } : null
  },
})
