import type { BondMode, NodeNic, TrafficKind } from '../target/nic-layout.ts'

/** What stands beneath bridges and VLANs on every node of a group. */
export interface LaidOutBond {
  /** Of a single interface: that of the NIC. */
  readonly name: string
  /** `single`: one NIC without a bond. `ovs`: a bond inside the bridge, which the kernel does not know. */
  readonly kind: 'kernel' | 'ovs' | 'single'
  /** Null for a single interface. */
  readonly mode: BondMode | null
  readonly nics: readonly NodeNic[]
  readonly traffic: readonly TrafficKind[]
  /** Lies under br-ex: made when the node is installed, and never changed here. */
  readonly isClusterOwned: boolean
  /** Null: as it is. */
  readonly mtu: number | null
}

export interface LaidOutBridge {
  readonly name: string
  readonly kind: 'ovs' | 'linux'
  readonly bondName: string
  /** The physical networks of the target that OVN finds there; none for a Linux bridge. */
  readonly physicalNetworks: readonly string[]
}

/** An interface on which nodes, or pods by a macvlan, take part in a network. */
export interface LaidOutHostInterface {
  readonly traffic: TrafficKind
  /** "bond1.102"; the bond itself where the network is untagged; an internal port of the bridge on an OVS bond. */
  readonly name: string
  readonly kind: 'vlan' | 'internal' | 'bond'
  readonly bondName: string
  readonly vlanId: number | null
  readonly mtu: number | null
  readonly addressing: 'dhcp' | 'static' | 'none'
}

/** What the ports of a switch have to be for a bond. */
export interface SwitchPortNeed {
  readonly bondName: string
  readonly nics: readonly string[]
  /** Whether the ports are one link aggregation group, over both switches. */
  readonly isAggregated: boolean
  /** VLANs that arrive tagged: what VMs use, what hosts use, and the machine network where the cluster is installed in one. */
  readonly taggedVlans: readonly number[]
  /** Whether something is untagged: the machine network, a network without a VLAN, VMs without one. */
  readonly hasUntagged: boolean
  readonly mtu: number | null
  /** What to tell those who run the switches, one sentence each. */
  readonly asks: readonly string[]
}

/**
 * `error`: the group's policy is not written. `broken`: a rule that the layout breaks and nobody has accepted.
 * `accepted`: one that somebody has. `open`: a question that only people can answer. `note`: something to know.
 */
export type LayoutSeverity = 'error' | 'broken' | 'open' | 'accepted' | 'note'

export interface LayoutProblem {
  readonly ruleId: string
  readonly severity: LayoutSeverity
  /** Null where it is about all groups. */
  readonly group: string | null
  readonly bondName: string | null
  readonly message: string
  readonly remedy: string | null
}

/** The layout of a group of nodes, as it would be on each of them. */
export interface LaidOutGroup {
  readonly name: string
  readonly nodeSelector: Readonly<Record<string, string>>
  readonly isProposed: boolean
  readonly bonds: readonly LaidOutBond[]
  readonly bridges: readonly LaidOutBridge[]
  readonly hostInterfaces: readonly LaidOutHostInterface[]
  /** The localnets and the bridges that carry them, br-ex among these. */
  readonly mappings: readonly { readonly localnet: string; readonly bridge: string }[]
  /** The VLAN that all of br-ex is in, since its port is a VLAN interface; null: none, or nobody has said. */
  readonly clusterBridgeVlan: number | null
  readonly freeNics: readonly string[]
  readonly switchPorts: readonly SwitchPortNeed[]
}

/** A NodeNetworkConfigurationPolicy: one a group, or one a node where nodes differ in addresses or in the names of NICs. */
export interface PlannedNodePolicy {
  readonly name: string
  readonly group: string
  readonly nodeSelector: Readonly<Record<string, string>>
  readonly desiredState: Readonly<Record<string, unknown>>
  readonly comments: readonly string[]
}

/** A network of the cluster's own pods: macvlan on a host interface, addresses from a range. */
export interface PlannedPodNetwork {
  readonly name: string
  readonly namespace: string
  readonly master: string
  readonly mtu: number | null
  readonly range: string
  /** The route annotation of a transfer network; null for the live-migration network. */
  readonly route: string | null
}

/** Something that the plan needs of the bond of a kind of traffic. */
export interface BandwidthNeed {
  /** `largest-vm`: to migrate it live in time. `evacuation`: to empty a node in time. `demand`: what the traffic itself takes. */
  readonly code: 'largest-vm' | 'evacuation' | 'demand'
  /** `short` at line speed already; `unknown` where nobody has said what is needed, or what NICs can do. */
  readonly verdict: 'enough' | 'short' | 'unknown'
  readonly message: string
}

/** What a layout offers to a kind of traffic, and what is needed of it. */
export interface BandwidthCheck {
  readonly group: string
  readonly traffic: TrafficKind
  readonly bondName: string
  /** Of all flows together; null where a speed is not stated. */
  readonly offeredMbps: number | null
  /** Of a single flow: that of one NIC. */
  readonly flowMbps: number | null
  readonly sharedWith: readonly TrafficKind[]
  readonly needs: readonly BandwidthNeed[]
}

/** What becomes of the nodes' networks; null in a plan whose target names no group of nodes. */
export interface NodeNetworkPlan {
  readonly groups: readonly LaidOutGroup[]
  readonly policies: readonly PlannedNodePolicy[]
  readonly liveMigration: PlannedPodNetwork | null
  readonly transfer: PlannedPodNetwork | null
  readonly bandwidthMbpsPerMigration: number | null
  readonly problems: readonly LayoutProblem[]
  readonly bandwidth: readonly BandwidthCheck[]
}
