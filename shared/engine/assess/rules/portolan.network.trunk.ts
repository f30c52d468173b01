import { portGroupVerdict } from '../port-group-verdict.ts'
import { defineRule } from '../rule.ts'

/** A port group that hands VLAN tags through to the guest: one attachment of the target carries one VLAN. */
export const networkTrunk = defineRule({
  id: 'portolan.network.trunk',
  title: 'A trunk port group',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['nics', 'portGroups'],
  check: (vm, facts) =>
    portGroupVerdict(vm, facts, (portGroup) => (portGroup.vlanKind === 'unknown' ? null : portGroup.vlanKind === 'trunk'), (portGroups) => ({
      message: `${vm.name} is on ${portGroups}, which hands VLAN tags through to the guest.`,
      remedy: 'Find out which VLANs the guest uses, and give it a NIC for each or a bridge that passes tags on.',
    }), 'The inventory does not say of each port group of the VM what it does with VLAN tags.'),
})
