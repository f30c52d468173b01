import { compareNatural } from '#shared/domain/compare.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { NetworkConcept } from '#shared/domain/plan/network-concepts.ts'
import { attachmentKind, isOnOvn } from '#shared/domain/plan/attachment-kind.ts'
import { portGroupKind } from '#shared/engine/mapping/network/port-group-kind.ts'
import type { NetworkAnalysis } from './analyse-networks.ts'
import type { NetworkInventory } from './network-inventory.ts'
import type { VmkernelPurpose } from './vmkernel-purposes.ts'

/** As many names as fit a cell. */
const MOST_NAMES = 8

interface ConceptInput {
  readonly inventory: NetworkInventory
  readonly analysis: Pick<NetworkAnalysis, 'vmkernel'>
  readonly plan: Pick<MigrationPlan, 'attachments' | 'nodeNetworks' | 'security' | 'target'>
}

type Sides = Pick<NetworkConcept, 'id' | 'source' | 'target' | 'difference'> & { readonly sources: readonly string[] | null; /** Where several bear one name. */ readonly total?: number; readonly targets: readonly string[] }

/** What people of the source side call things, and what they become, with this estate's own names; what neither side has is left out. */
export function listConcepts(input: ConceptInput): readonly NetworkConcept[] {
  return [...switchConcepts(input), ...portGroupConcepts(input), ...trafficConcepts(input), ...ruleConcepts(input)]
    .map(({ sources, total, targets, ...concept }) => ({ ...concept, ...count(sources, 'source'), ...count(targets, 'target'), ...(total === undefined || sources === null ? {} : { sourceCount: total }) }) as NetworkConcept) // both counts are there
    .filter(({ sourceCount, targetCount }) => sourceCount === null || sourceCount > 0 || targetCount > 0)
}

function count(names: readonly string[] | null, side: 'source' | 'target'): Record<string, unknown> {
  const unique = [...new Set(names ?? [])].sort(compareNatural)
  return { [`${side}Count`]: names === null ? null : unique.length, [`${side}Names`]: unique.slice(0, MOST_NAMES) }
}

function switchConcepts({ inventory, plan: { nodeNetworks, target } }: ConceptInput): readonly Sides[] {
  const { switches, physicalNics, hosts, portGroups } = inventory
  const hasVsphere = portGroups.some(({ vnicProfile }) => vnicProfile === undefined)
  const bridges = nodeNetworks === null ? target.physicalNetworks.map(({ bridge }) => bridge) : nodeNetworks.groups.flatMap((group) => [...group.bridges.map(({ name }) => name), ...group.mappings.map(({ bridge }) => bridge)])
  const bonds = nodeNetworks?.groups.flatMap((group) => group.bonds.map(({ name }) => `${group.name}: ${name}`)) ?? []
  return [
    { id: 'virtual-switch', source: hasVsphere ? 'Virtual switch (standard or distributed)' : 'Bridge of a logical network', sources: switches.length === 0 && !hasVsphere ? null : switches.map(({ name }) => name), target: 'OVS bridge, with a bridge mapping', targets: bridges, difference: 'One bridge for all VLANs of an uplink, on every node of a group, by a NodeNetworkConfigurationPolicy; VLANs are not made on it.' },
    { id: 'uplink', source: 'Physical adapter (vmnic)', sources: physicalNics.length === 0 ? null : physicalNics.flatMap(({ device }) => device ?? []), total: physicalNics.length, target: 'NIC of a node, part of a bond', targets: nodeNetworks?.groups.flatMap((group) => group.bonds.flatMap(({ nics }) => nics.map(({ name }) => `${group.name}: ${name}`))) ?? [], difference: 'A NIC belongs to one bond, and a bond to one bridge: an uplink is not shared by several switches.' },
    { id: 'teaming', source: 'Teaming and failover order', sources: portGroups.flatMap(({ teamingPolicy }) => (teamingPolicy === null || teamingPolicy === '' ? [] : [teamingPolicy])), target: 'Mode of a bond: LACP, active-backup or balance-slb', targets: bonds, difference: 'It is set once for a bond and not for each port group; an order of NICs for each network has no like.' },
    { id: 'host', source: 'Host', sources: hosts.length === 0 ? null : hosts.map(({ name }) => name), target: 'Group of nodes with the same NICs', targets: nodeNetworks?.groups.map(({ name }) => name) ?? [], difference: 'All nodes of a group have the same layout.' },
  ]
}

function portGroupConcepts({ inventory: { portGroups }, plan: { attachments, target } }: ConceptInput): readonly Sides[] {
  const isVm = portGroups.filter(({ isUplink }) => isUplink !== true)
  const named = (wanted: (portGroup: (typeof isVm)[number]) => boolean): readonly string[] => isVm.filter(wanted).map(({ name }) => name)
  const attached = (wanted: (attachment: (typeof attachments)[number]) => boolean): readonly string[] => attachments.filter(wanted).map(({ namespace, name }) => `${namespace}/${name}`)
  return [
    { id: 'port-group', source: 'Port group with one VLAN, or none', sources: named((portGroup) => portGroup.vnicProfile === undefined && portGroupKind(portGroup) !== 'nsx' && (portGroup.vlanKind === 'access' || portGroup.vlanKind === 'untagged')), target: 'Network attachment definition of a localnet', targets: isVm.some(({ vnicProfile }) => vnicProfile === undefined) ? attached(isOnOvn) : [], difference: target.networks.attachmentNamespace === 'default' ? 'It lies in the namespace default, so every namespace can use it; who may is a matter of permissions on VMs, not on the network.' : 'There is one in each namespace whose VMs use it.' },
    { id: 'trunk', source: 'Port group with a trunk (4095 or ranges)', sources: named(({ vlanKind }) => vlanKind === 'trunk'), target: 'Network attachment definition of a Linux bridge with vlanTrunk', targets: attached(({ trunk }) => trunk !== undefined), difference: 'It needs NICs of its own, and no network policy holds there.' },
    { id: 'linux-bridge', source: 'None', sources: [], target: 'Network attachment definition of a Linux bridge', targets: attached((attachment) => attachmentKind(attachment) === 'bridge'), difference: 'By decision, where a feature needs it: no network policy holds there.' },
    { id: 'sriov', source: 'Adapter with DirectPath I/O or SR-IOV, or a vNIC profile that passes through', sources: named(({ vnicProfile }) => vnicProfile?.isPassThrough === true), target: 'Virtual functions of SR-IOV', targets: attached((attachment) => attachmentKind(attachment) === 'sriov'), difference: 'The guest drives the function itself: live migration takes it away for a while, and nodes need the SR-IOV Network Operator.' },
    { id: 'nsx-segment', source: 'Segment of NSX or Cloud Director', sources: named((portGroup) => portGroupKind(portGroup) === 'nsx'), target: 'A VLAN that both sides can use, then as a port group', targets: [], difference: 'The overlay does not reach the target: a bridge from the segment to a VLAN, or new addresses.' },
    { id: 'vnic-profile', source: 'Logical network with its vNIC profiles', sources: isVm.flatMap(({ vnicProfile, name }) => (vnicProfile === undefined ? [] : [vnicProfile.networkName ?? name])), target: 'Network attachment definition of a localnet', targets: isVm.some(({ vnicProfile }) => vnicProfile !== undefined) ? attached(isOnOvn) : [], difference: 'All profiles of a network go to one attachment; QoS, filters and mirroring of a profile do not.' },
    { id: 'pod-network', source: 'None', sources: [], target: 'Pod network', targets: target.networks.isolated.map(({ name }) => name), difference: 'VMs get other addresses there and are reached through services; from outside nobody sees their own.' },
  ]
}

/** What hosts do on networks of their own, and where nodes do it. */
const TRAFFIC: readonly { readonly id: string; readonly purposes: readonly VmkernelPurpose[]; readonly kind: string; readonly source: string; readonly target: string; readonly difference: string }[] = [
  { id: 'management', purposes: ['management'], kind: 'cluster', source: 'vmkernel adapter for management', target: 'Machine network on br-ex', difference: 'It is set up when a node is installed and carries the traffic between pods, too.' },
  { id: 'vmotion', purposes: ['vmotion'], kind: 'liveMigration', source: 'vmkernel adapter for vMotion', target: 'Live-migration network of HyperConverged', difference: 'Pods take addresses from a range there; hosts have none.' },
  { id: 'storage', purposes: ['storage'], kind: 'storage', source: 'vmkernel adapter for iSCSI or NFS', target: 'VLAN interface of the nodes for storage', difference: 'The CSI driver connects over it; one path a bond, not one a bound port.' },
  { id: 'sds', purposes: ['vsan', 'replication'], kind: 'replication', source: 'vmkernel adapter for vSAN or replication', target: 'VLAN interface of the nodes for replication of storage', difference: 'For storage inside the cluster alone.' },
  { id: 'provisioning', purposes: ['provisioning'], kind: 'import', source: 'vmkernel adapter for provisioning', target: 'Transfer network of MTV', difference: 'MTV copies disks over it; without one it copies over the pod network.' },
]

function trafficConcepts({ inventory: { vmkernelAdapters, portGroups }, analysis: { vmkernel }, plan: { nodeNetworks } }: ConceptInput): readonly Sides[] {
  const hasVsphere = portGroups.some(({ vnicProfile }) => vnicProfile === undefined)
  return TRAFFIC.map(({ purposes, kind, ...concept }) => ({
    ...concept,
    sources: vmkernelAdapters.length === 0 && hasVsphere ? null : vmkernel.flatMap(({ purpose, portGroupName, devices }) => (purpose !== null && purposes.includes(purpose) ? [portGroupName ?? devices.join(', ')] : [])),
    targets: [
      ...(nodeNetworks?.groups.flatMap((group) => group.hostInterfaces.flatMap(({ traffic, name }) => (traffic === kind ? [name] : []))) ?? []),
      ...(kind === 'liveMigration' && nodeNetworks?.liveMigration ? [`${nodeNetworks.liveMigration.namespace}/${nodeNetworks.liveMigration.name}`] : []),
      ...(kind === 'import' && nodeNetworks?.transfer ? [`${nodeNetworks.transfer.namespace}/${nodeNetworks.transfer.name}`] : []),
    ],
  }))
}

function ruleConcepts({ inventory: { portGroups, switches }, plan: { security, attachments } }: ConceptInput): readonly Sides[] {
  const policed = portGroups.filter(({ isPromiscuousAllowed, isForgedTransmitAllowed, isMacChangeAllowed }) => isPromiscuousAllowed === true || isForgedTransmitAllowed === true || isMacChangeAllowed === true)
  return [
    { id: 'security-policy', source: 'Promiscuous mode, MAC changes or forged transmits allowed', sources: policed.map(({ name }) => name), target: 'macspoofchk of a Linux bridge', targets: attachments.flatMap(({ trunk, bridge, namespace, name }) => (trunk?.isMacSpoofChecked === true || bridge?.isMacSpoofChecked === true ? [`${namespace}/${name}`] : [])), difference: 'A localnet has no such switch: whether frames from another MAC address pass has to be tried. No network hands a VM frames that are for others.' },
    { id: 'firewall', source: 'Rule of the distributed firewall', sources: security.hasRules ? security.rules.map(({ rule, policy }) => (policy === null ? rule : `${policy}: ${rule}`)) : null, target: 'MultiNetworkPolicy (localnet) or NetworkPolicy (pod network)', targets: security.policies.map(({ namespace, name }) => `${namespace}/${name}`), difference: 'A policy lets through what it names and stops the rest; it has no order and looks at no more than addresses and ports.' },
    { id: 'mtu', source: 'MTU of a switch', sources: switches.flatMap(({ mtu }) => (mtu === null ? [] : [String(mtu)])), target: 'MTU of bond, bridge and attachment', targets: attachments.flatMap(({ mtu }) => (mtu === null ? [] : [String(mtu)])), difference: 'The MTU of each must fit into the one below it.' },
  ]
}
