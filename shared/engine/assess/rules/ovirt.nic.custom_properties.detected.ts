import { portGroupVerdict } from '../port-group-verdict.ts'
import { defineRule } from '../rule.ts'

/** A NIC of the VM is on a vNIC profile with custom properties. */
export const ovirtNicCustomProperties = defineRule({
  id: 'ovirt.nic.custom_properties.detected',
  title: 'Custom properties of a NIC',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['nics', 'portGroups'],
  check: (vm, facts) =>
    portGroupVerdict(
      vm,
      facts,
      ({ vnicProfile }) => (vnicProfile?.customProperties == null ? null : vnicProfile.customProperties !== ''),
      (profiles) => ({ message: `${vm.name} has NICs on ${profiles}, with custom properties.`, remedy: 'Find out what each property does, and replace it on the target.' }),
      'The inventory does not say it of every vNIC profile of the VM.',
    ),
})
