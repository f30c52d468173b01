import type { LaidOutGroup, PlannedNodePolicy } from '#shared/domain/plan/node-network.ts'
import type { NicLayout, NodeGroup } from '#shared/domain/target/nic-layout.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import type { NameAllocator } from '#shared/engine/naming/name-allocator.ts'
import { ipv4ToNumber, numberToIpv4 } from '#shared/engine/nmstate/ip-address.ts'
import { desiredStateOf, type NodeFacts } from './desired-state.ts'

const HOSTNAME_LABEL = 'kubernetes.io/hostname'
const NO_FACTS: NodeFacts = { macAddresses: {}, addresses: {} }

/** The policies of a group: one, or one a node where nodes differ in what their NICs are called or in addresses. */
export function planPolicies(group: NodeGroup, laidOut: LaidOutGroup, layout: NicLayout, allocator: NameAllocator): readonly PlannedNodePolicy[] {
  const hasStatic = laidOut.hostInterfaces.some(({ addressing }) => addressing === 'static')
  const name = (suffix: string): string => allocator.allocate(toDnsLabel(`portolan-${group.name}${suffix}`), `${group.name}${suffix}`)
  const comments = commentsOf(laidOut)
  const state = desiredStateOf(laidOut, NO_FACTS)
  if (Object.keys(state).length === 0) return []
  if (group.identifyBy === 'name' && !hasStatic) return [{ name: name(''), group: group.name, nodeSelector: group.nodeSelector, desiredState: state, comments: [`All nodes of the group ${group.name}.`, ...comments] }]
  return group.nodes.map((node) => ({
    name: name(`-${node.name}`),
    group: group.name,
    nodeSelector: { [HOSTNAME_LABEL]: node.name },
    desiredState: desiredStateOf(laidOut, { macAddresses: group.identifyBy === 'mac' ? node.macAddresses : {}, addresses: addressesOf(node.name, laidOut, layout) }),
    comments: [
      `The node ${node.name} of the group ${group.name}: a policy of its own, since ${[...(group.identifyBy === 'mac' ? ['its NICs are found by their MAC addresses'] : []), ...(hasStatic ? ['it has addresses of its own'] : [])].join(' and ')}.`,
      ...(group.identifyBy === 'mac' ? ['Ports by a name that stands for a MAC address need nmstate 2.2.41 or newer on the nodes.'] : []),
      ...comments,
    ],
  }))
}

/** A node's addresses go by its place among the nodes of all groups. */
function addressesOf(nodeName: string, { hostInterfaces }: LaidOutGroup, { groups, networks }: NicLayout): NodeFacts['addresses'] {
  const place = groups.flatMap(({ nodes }) => nodes.map(({ name }) => name)).indexOf(nodeName)
  return Object.fromEntries(
    hostInterfaces.flatMap(({ traffic }) => {
      const network = traffic === 'storage' || traffic === 'backup' || traffic === 'replication' ? networks[traffic] : undefined
      if (network?.addressing.by !== 'static') return []
      const { first, prefixLength } = network.addressing
      return [[traffic, { ip: numberToIpv4(ipv4ToNumber(first) + place), prefixLength }]]
    }),
  )
}

function commentsOf({ bonds, hostInterfaces, mappings, isProposed }: LaidOutGroup): readonly string[] {
  const cluster = bonds.filter(({ isClusterOwned }) => isClusterOwned)
  return [
    ...bonds.map(({ name, nics, traffic, isClusterOwned }) => `${name}${nics.length === 1 ? '' : ` (${nics.map((nic) => nic.name).join(', ')})`}: ${traffic.join(', ')}${isClusterOwned ? '; made at installation, not here' : ''}.`),
    ...cluster.filter(({ name }) => hostInterfaces.some(({ bondName, kind }) => bondName === name && kind === 'vlan')).map(({ name }) => `${name} must be there under this name: VLAN interfaces lie on it, and br-ex stays as it is.`),
    ...(mappings.some(({ bridge }) => bridge === 'br-ex') ? ['br-ex belongs to the cluster: it only gets a name for OVN here.'] : []),
    ...(isProposed ? ['The layout is proposed by the number of NICs.'] : []),
  ]
}
