import { portGroupKind } from '#shared/engine/mapping/network/port-group-kind.ts'
import { portGroupVerdict } from '../port-group-verdict.ts'
import { defineRule } from '../rule.ts'

/** A segment of NSX: its overlay and its firewall end with it. The Map screen goes by the same names. */
export const networkNsx = defineRule({
  id: 'portolan.network.nsx',
  title: 'An NSX segment',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['nics', 'portGroups'],
  check: (vm, facts) =>
    portGroupVerdict(vm, facts, (portGroup) => portGroupKind(portGroup) === 'nsx', (portGroups) => ({
      message: `${vm.name} is on ${portGroups}, a segment of NSX, whose overlay and firewall rules do not reach the target.`,
      remedy: 'Give the segment a VLAN that both sides can use, or another network, and carry its firewall rules over as network policies.',
    }), 'The inventory does not list each port group of the VM.'),
})
