import { portGroupVerdict } from '../port-group-verdict.ts'
import { defineRule } from '../rule.ts'

/** A NIC of the VM is on a vNIC profile with quality of service. */
export const ovirtNicQos = defineRule({
  id: 'ovirt.nic.qos.detected',
  title: 'Quality of service of a NIC',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['nics', 'portGroups'],
  check: (vm, facts) =>
    portGroupVerdict(
      vm,
      facts,
      ({ vnicProfile }) => (vnicProfile?.qosName == null ? null : vnicProfile.qosName !== ''),
      (profiles) => ({ message: `${vm.name} has NICs on ${profiles}, with limits to their traffic (QoS).`, remedy: 'Plan limits on the target anew, if they matter.' }),
      'The inventory does not say it of every vNIC profile of the VM.',
    ),
})
