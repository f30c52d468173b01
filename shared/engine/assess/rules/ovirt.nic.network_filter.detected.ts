import { portGroupVerdict } from '../port-group-verdict.ts'
import { defineRule } from '../rule.ts'

/** A NIC of the VM is on a vNIC profile with a network filter. */
export const ovirtNicFilter = defineRule({
  id: 'ovirt.nic.network_filter.detected',
  title: 'A network filter',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['nics', 'portGroups'],
  check: (vm, facts) =>
    portGroupVerdict(
      vm,
      facts,
      ({ vnicProfile }) => (vnicProfile?.networkFilter == null ? null : vnicProfile.networkFilter !== ''),
      (profiles) => ({ message: `${vm.name} has NICs on ${profiles}, with a network filter.`, remedy: 'Decide whether the target has to filter, too.' }),
      'The inventory does not say it of every vNIC profile of the VM.',
    ),
})
