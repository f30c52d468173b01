import { compareText } from '#shared/domain/compare.ts'
import type { LaidOutBond, LaidOutBridge, LaidOutGroup, LaidOutHostInterface } from '#shared/domain/plan/node-network.ts'
import type { NicLayout, NodeGroup, NodeNic, TrafficKind } from '#shared/domain/target/nic-layout.ts'
import type { PhysicalNetwork, Target } from '#shared/domain/target/target.ts'
import { vlanInterfaceName } from '#shared/engine/nmstate/interface-name.ts'
import { CLUSTER_BRIDGE } from '#shared/engine/target/cluster-bridge.ts'
import { clusterBridgeVlan, machineNetworkVlan } from './machine-network-vlan.ts'
import { type BondDraft, proposeBonds } from './propose-bonds.ts'
import { switchPortNeeds } from './switch-ports.ts'
import type { VmVlans } from './vm-vlans.ts'

/** The Linux bridge of guests that tag frames themselves. */
export const TRUNK_BRIDGE = 'br-trunk'
/** IEEE 802.3. */
const STANDARD_MTU = 1500
/** Networks that hosts, or pods by a macvlan, take part in. */
const HOST_KINDS = ['storage', 'backup', 'replication', 'liveMigration', 'import'] as const

export interface LayoutInput {
  readonly target: Pick<Target, 'physicalNetworks' | 'nicLayout'> & Partial<Pick<Target, 'cluster' | 'controlPlane'>>
  readonly vmVlans: VmVlans
  /** Whether guests of the plan tag frames themselves. */
  readonly needsTrunks: boolean
}

/** What the NICs of a group become: bonds, bridges, interfaces of hosts, and what switches have to offer for it. Nothing is judged here. */
export function layOutGroup(group: NodeGroup, { target, vmVlans, needsTrunks }: LayoutInput): LaidOutGroup {
  const { nicLayout: layout, physicalNetworks } = target
  const proposed = group.bonds.length === 0 ? proposeBonds(group, layout, needsTrunks) : null
  const drafts = proposed?.bonds ?? statedBonds(group)
  const bridges = layOutBridges(drafts, physicalNetworks)
  const bonds = drafts.map((draft) => layOutBond(draft, bridges, layout, physicalNetworks))
  const hostInterfaces = layOutHostInterfaces(bonds, layout)
  const used = new Set(drafts.flatMap(({ nics }) => nics.map(({ name }) => name)))
  const mappings = mapPhysicalNetworks(bonds, bridges, physicalNetworks)
  const bridgeVlan = clusterBridgeVlan(target, bonds)
  return {
    name: group.name,
    nodeSelector: group.nodeSelector,
    isProposed: proposed !== null,
    bonds,
    bridges,
    hostInterfaces,
    mappings,
    clusterBridgeVlan: bridgeVlan,
    freeNics: group.nics.filter(({ name }) => !used.has(name)).map(({ name }) => name),
    switchPorts: switchPortNeeds({ bonds, bridges, hostInterfaces, mappings, clusterBridgeVlan: bridgeVlan }, vmVlans, machineNetworkVlan(target)),
  }
}

/** A NIC that the group does not list is kept by its name alone: that it is not there is a rule's business. */
function statedBonds(group: NodeGroup): readonly BondDraft[] {
  return group.bonds.map(({ name, nics, mode, mtu, traffic }) => ({
    name,
    nics: nics.map((nic): NodeNic => group.nics.find((known) => known.name === nic) ?? { name: nic }),
    mode: nics.length === 1 ? null : (mode ?? group.bondMode),
    mtu,
    traffic,
  }))
}

/** The bond of each physical network: the one that its uplinks name, else the first that carries VMs. */
function layOutBridges(drafts: readonly BondDraft[], networks: readonly PhysicalNetwork[]): readonly LaidOutBridge[] {
  const free = drafts.filter(({ traffic }) => !traffic.includes('cluster'))
  const forVms = free.filter(({ traffic }) => traffic.includes('vms'))
  const byBridge = new Map<string, LaidOutBridge>()
  for (const { name, bridge, uplinks } of networks) {
    const bond = forVms.find((draft) => uplinks.includes(draft.name)) ?? forVms[0]
    if (bridge === CLUSTER_BRIDGE || bond === undefined) continue
    const known = byBridge.get(bridge)
    byBridge.set(bridge, { name: bridge, kind: 'ovs', bondName: known?.bondName ?? bond.name, physicalNetworks: [...(known?.physicalNetworks ?? []), name] })
  }
  const trunks = free.filter(({ traffic }) => traffic.includes('trunks')).map(({ name }, index): LaidOutBridge => ({ name: index === 0 ? TRUNK_BRIDGE : `${TRUNK_BRIDGE}${String(index)}`, kind: 'linux', bondName: name, physicalNetworks: [] }))
  return [...[...byBridge.values()].sort((left, right) => compareText(left.name, right.name)), ...trunks]
}

function layOutBond(draft: BondDraft, bridges: readonly LaidOutBridge[], { networks }: NicLayout, physicalNetworks: readonly PhysicalNetwork[]): LaidOutBond {
  const isClusterOwned = draft.traffic.includes('cluster')
  const carried = new Set(bridges.filter(({ bondName }) => bondName === draft.name).flatMap((bridge) => bridge.physicalNetworks))
  const mtus = [
    ...HOST_KINDS.filter((kind) => draft.traffic.includes(kind)).map((kind) => networks[kind]?.mtu),
    ...physicalNetworks.filter(({ name }) => carried.has(name)).map(({ mtu }) => mtu),
  ].filter((mtu) => mtu !== undefined)
  return {
    name: draft.name,
    kind: draft.mode === null ? 'single' : draft.mode === 'balance-slb' ? 'ovs' : 'kernel',
    mode: draft.mode,
    nics: draft.nics,
    traffic: draft.traffic,
    isClusterOwned,
    mtu: draft.mtu ?? (isClusterOwned || mtus.length === 0 ? null : Math.max(...mtus)),
  }
}

function layOutHostInterfaces(bonds: readonly LaidOutBond[], { networks }: NicLayout): readonly LaidOutHostInterface[] {
  return HOST_KINDS.flatMap((traffic): readonly LaidOutHostInterface[] => {
    const network = networks[traffic]
    const bond = bonds.find((candidate) => candidate.traffic.includes(traffic))
    if (network === undefined || bond === undefined) return []
    const { vlanId } = network
    const kind = bond.kind === 'ovs' ? 'internal' : vlanId === null ? 'bond' : 'vlan'
    return [{
      traffic,
      name: kind === 'internal' ? internalPortName(traffic) : vlanId === null ? bond.name : vlanInterfaceName(bond.name, vlanId),
      kind,
      bondName: bond.name,
      vlanId,
      // A VLAN would take over the MTU of what it lies on, which its switches may not carry.
      mtu: network.mtu ?? (kind === 'bond' ? null : STANDARD_MTU),
      addressing: 'addressing' in network ? network.addressing.by : 'none',
    }]
  })
}

/** OVS has no interface for a VLAN: an internal port with the VLAN as its tag is called by what it carries. */
function internalPortName(traffic: TrafficKind): string {
  return traffic === 'liveMigration' ? 'migration0' : `${traffic}0`
}

function mapPhysicalNetworks(bonds: readonly LaidOutBond[], bridges: readonly LaidOutBridge[], networks: readonly PhysicalNetwork[]): LaidOutGroup['mappings'] {
  const isOnClusterBond = bonds.some(({ isClusterOwned, traffic }) => isClusterOwned && traffic.includes('vms'))
  return networks.flatMap(({ name, bridge }) => {
    const made = bridges.find(({ physicalNetworks }) => physicalNetworks.includes(name))
    if (made !== undefined) return [{ localnet: name, bridge: made.name }]
    return bridge === CLUSTER_BRIDGE || isOnClusterBond ? [{ localnet: name, bridge: CLUSTER_BRIDGE }] : []
  })
}
