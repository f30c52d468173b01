import { portGroupVerdict } from '../port-group-verdict.ts'
import { defineRule } from '../rule.ts'

/** A NIC of the VM is on a vNIC profile with port mirroring. */
export const ovirtPortMirroring = defineRule({
  id: 'ovirt.nic.port_mirroring.detected',
  title: 'Port mirroring',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['nics', 'portGroups'],
  check: (vm, facts) =>
    portGroupVerdict(
      vm,
      facts,
      ({ vnicProfile }) => vnicProfile?.isPortMirroring ?? null,
      (profiles) => ({ message: `${vm.name} has NICs on ${profiles}, with port mirroring.`, remedy: 'Plan the mirroring of traffic on the target anew.' }),
      'The inventory does not say it of every vNIC profile of the VM.',
    ),
})
