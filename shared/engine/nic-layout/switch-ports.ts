import type { LaidOutGroup, SwitchPortNeed } from '#shared/domain/plan/node-network.ts'
import type { BondMode } from '#shared/domain/target/nic-layout.ts'
import { type VmVlans, vmVlansOn } from './vm-vlans.ts'

/** What each bond needs of the switches that its NICs are cabled to. `machineVlan` is as machineNetworkVlan answers it. */
export function switchPortNeeds(laidOut: Pick<LaidOutGroup, 'bonds' | 'bridges' | 'hostInterfaces' | 'mappings' | 'clusterBridgeVlan'>, vmVlans: VmVlans, machineVlan: number | null | undefined): readonly SwitchPortNeed[] {
  return laidOut.bonds.map((bond) => {
    const ofHosts = laidOut.hostInterfaces.filter(({ bondName }) => bondName === bond.name).map(({ vlanId }) => vlanId)
    // Where nobody has said, the native VLAN is what most nodes were installed in.
    // What br-ex sends is tagged with its own VLAN outside: the switch sees no other.
    const ofVms = bond.isClusterOwned && laidOut.clusterBridgeVlan !== null ? [] : vmVlansOn(bond.name, laidOut, vmVlans)
    const vlans = [...ofHosts, ...ofVms, ...(bond.isClusterOwned ? [machineVlan ?? null] : [])]
    const hasUntagged = vlans.includes(null)
    const taggedVlans = [...new Set(vlans.filter((vlan) => vlan !== null))].sort((left, right) => left - right)
    return {
      bondName: bond.name,
      nics: bond.nics.map(({ name }) => name),
      isAggregated: bond.mode === 'lacp',
      taggedVlans,
      hasUntagged,
      mtu: bond.mtu,
      asks: [
        ...modeAsks(bond.mode),
        ...(bond.traffic.includes('trunks') ? ['All VLANs of the guests that tag frames themselves are tagged on these ports.'] : []),
        ...(bond.isClusterOwned ? [machineNetworkAsk(machineVlan)] : []),
        ...(bond.mtu !== null && bond.mtu > STANDARD_MTU ? [`Frames of ${String(bond.mtu)} bytes pass on every switch between the nodes, headers not counted.`] : []),
      ],
    }
  })
}

/** As agent-config.yaml makes the bond's interfaces where the cluster is still to be installed. */
function machineNetworkAsk(vlan: number | null | undefined): string {
  if (vlan === undefined) return 'The machine network arrives untagged, or as the node was installed with.'
  return vlan === null ? 'The machine network arrives untagged: it is the native VLAN of these ports.' : `The machine network arrives tagged, in VLAN ${String(vlan)}: nodes are installed on a VLAN interface of it.`
}

/** IEEE 802.3. */
const STANDARD_MTU = 1500

/** What a mode asks of the switches (kernel documentation, networking/bonding; Open vSwitch manual, bonding). */
export function modeAsks(mode: BondMode | null): readonly string[] {
  switch (mode) {
    case 'lacp':
      return ['The ports of a node are one LACP group (802.3ad) in active mode; on two switches these form one for it (MLAG, vPC, stack).', 'All ports of the group have one speed.']
    case 'active-backup':
      return ['The ports are no aggregation group; both carry the same VLANs, on one layer-2 network.']
    case 'balance-slb':
      return ['The ports are no aggregation group; both carry the same VLANs, on one layer-2 network, and MAC addresses may move between them (no port security that forbids it).']
    case null:
      return []
  }
}
