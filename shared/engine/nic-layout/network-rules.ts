import { countWords } from '#shared/domain/count-words.ts'
import type { LaidOutHostInterface } from '#shared/domain/plan/node-network.ts'
import { ipv4ToNumber, networkSize } from '#shared/engine/nmstate/ip-address.ts'
import { CLUSTER_BRIDGE, UNTAGGED_MACHINE_NETWORK } from '#shared/engine/target/cluster-bridge.ts'
import { type LayoutContext, type LayoutRule, listWords, remark } from './layout-rule.ts'
import { vmVlansOn } from './vm-vlans.ts'

/** IEEE 802.3. */
const STANDARD_MTU = 1500

/** VLANs, MTUs and addresses of the networks that hosts take part in. */
export const NETWORK_RULES: readonly LayoutRule[] = [
  {
    id: 'network-not-stated',
    title: 'IP storage and live migration have a network',
    check: ({ laidOut, layout }) =>
      (['storage', 'liveMigration'] as const).flatMap((kind) => {
        const bond = laidOut.bonds.find(({ traffic }) => traffic.includes(kind))
        if (bond === undefined || layout.networks[kind] !== undefined) return []
        if (kind === 'liveMigration') return [remark(bond.isClusterOwned ? 'note' : 'open', bond.name, `Live migration has no network of its own, so it goes over the pod network${bond.isClusterOwned ? '' : ` and ${bond.name} carries none of it`}.`, 'State its VLAN and a range of addresses.')]
        return [bond.isClusterOwned ? remark('note', bond.name, `IP storage has no network of its own, so nodes reach it over the machine network on ${bond.name}.`, null) : remark('open', bond.name, `IP storage goes over ${bond.name}, and nobody has said in which VLAN and with which addresses.`, 'State its VLAN, MTU and addressing, or that the cluster is without IP storage.')]
      }),
  },
  {
    id: 'range-not-stated',
    title: 'Networks of pods have a range of addresses',
    check: ({ laidOut, layout: { networks } }) =>
      (['liveMigration', 'import'] as const).flatMap((kind) => (networks[kind] === undefined || networks[kind].range !== undefined || !isCarried(laidOut.hostInterfaces, kind) ? [] : [remark('open', null, `The network for ${kind} has no range of addresses, so its attachment is not written.`, 'State a range with an address for each node and a few to spare.')])),
  },
  {
    id: 'untagged-taken',
    title: 'An untagged network has its bond to itself',
    check: ({ laidOut }) =>
      laidOut.bonds.flatMap((bond) => {
        const untagged = laidOut.hostInterfaces.filter(({ bondName, kind }) => bondName === bond.name && kind === 'bond').map(({ traffic }) => traffic)
        if (untagged.length === 0) return []
        if (bond.isClusterOwned) return [remark('error', bond.name, `${listWords(untagged)} ${untagged.length === 1 ? 'is' : 'are'} untagged on ${bond.name}, where the machine network is.`, 'State a VLAN.')]
        if (laidOut.bridges.some(({ bondName }) => bondName === bond.name)) return [remark('error', bond.name, `${listWords(untagged)} ${untagged.length === 1 ? 'is' : 'are'} untagged on ${bond.name}, the port of a bridge, where addresses have no effect.`, 'State a VLAN.')]
        return untagged.length > 1 ? [remark('error', bond.name, `${listWords(untagged)} are all untagged on ${bond.name}.`, 'State a VLAN for all but one.')] : []
      }),
  },
  {
    id: 'vlan-twice',
    title: 'Each network of hosts has a VLAN of its own',
    check: ({ laidOut }) =>
      groupBy(laidOut.hostInterfaces.filter(({ vlanId }) => vlanId !== null), ({ bondName, vlanId }) => `${bondName} ${String(vlanId)}`)
        .filter((same) => same.length > 1)
        .map((same) => remark('error', same[0]?.bondName ?? null, `${listWords(same.map(({ traffic }) => traffic))} are all in VLAN ${String(same[0]?.vlanId)} on ${same[0]?.bondName ?? ''}.`, 'State the VLAN once, for the first of them: the others use its interface.')),
  },
  {
    id: 'vlan-taken-by-host',
    title: 'No VM is in a VLAN that the host takes for itself',
    check: ({ laidOut, vmVlans }) =>
      laidOut.hostInterfaces.flatMap((own) => {
        if (own.vlanId === null || own.kind !== 'vlan') return []
        const isUsed = vmVlansOn(own.bondName, laidOut, vmVlans).has(own.vlanId)
        return isUsed ? [remark('error', own.bondName, `VLAN ${String(own.vlanId)} is of VMs and of ${own.traffic} on ${own.bondName}: the host's interface ${own.name} takes the frames before the bridge sees them.`, 'Move one of the two to another VLAN or bond.')] : []
      }),
  },
  {
    id: 'vlan-tagged-twice',
    title: 'No VM on br-ex is in a VLAN within the VLAN of the machine network',
    check: ({ laidOut, vmVlans }) => {
      const { clusterBridgeVlan: outer, bonds, mappings } = laidOut
      const bondName = bonds.find(({ isClusterOwned }) => isClusterOwned)?.name ?? null
      const localnets = mappings.filter(({ bridge }) => bridge === CLUSTER_BRIDGE).map(({ localnet }) => localnet)
      if (outer === null || bondName === null || localnets.length === 0) return []
      const inner = [...vmVlansOn(bondName, laidOut, vmVlans)].filter((vlan) => vlan !== null).sort((left, right) => left - right)
      if (inner.length === 0) return [remark('note', bondName, `${CLUSTER_BRIDGE} is all in VLAN ${outer}, that of the machine network: VMs on ${listWords(localnets)} are in it too, and a VLAN of their own would be tagged within it.`, null)]
      return [remark('error', bondName, `VLAN${inner.length === 1 ? '' : 's'} ${listWords(inner.map(String))} of VMs would be tagged within VLAN ${outer}: ${CLUSTER_BRIDGE} lies on the VLAN interface of the machine network on ${bondName}, so no frame of another VLAN reaches it.`, UNTAGGED_MACHINE_NETWORK)]
    },
  },
  {
    id: 'mtu-too-small',
    title: 'Bonds carry the frames of their networks',
    check: ({ laidOut }) =>
      laidOut.hostInterfaces.flatMap(({ bondName, mtu, traffic }) => {
        const bond = laidOut.bonds.find(({ name }) => name === bondName)
        const offered = bond?.mtu ?? STANDARD_MTU
        if (mtu === null || mtu <= offered) return []
        const words = `${traffic} wants frames of ${String(mtu)} bytes, and ${bondName} carries ${String(offered)}${bond?.mtu === null ? ' unless it was installed with more' : ''}.`
        return [remark('error', bondName, words, bond?.isClusterOwned === true ? 'Install the nodes with the larger MTU and state it for the bond, or state a smaller one for the network.' : 'State a larger MTU for the bond.')]
      }),
  },
  {
    id: 'pods-on-ovs-bond',
    title: 'Networks of pods are on a bond of the kernel',
    check: ({ laidOut }) =>
      laidOut.hostInterfaces
        .filter(({ kind, traffic }) => kind === 'internal' && (traffic === 'liveMigration' || traffic === 'import'))
        .map(({ traffic, bondName }) => remark('error', bondName, `${traffic} is on ${bondName}, a bond inside Open vSwitch, on which no macvlan can be made.`, 'Put it on a bond with lacp or active-backup.')),
  },
  {
    id: 'interfaces-on-cluster-slb',
    title: 'No VLAN interface is on a bond inside br-ex',
    check: ({ laidOut }) =>
      laidOut.bonds
        .filter(({ isClusterOwned, kind, name }) => isClusterOwned && kind === 'ovs' && laidOut.hostInterfaces.some(({ bondName }) => bondName === name))
        .map(({ name }) => remark('error', name, `${name} is a bond inside br-ex, which is never touched here, so no network of hosts can be put on it.`, 'Put these networks on another bond, or install the nodes with a bond of the kernel.')),
  },
  {
    id: 'subnets-overlap',
    title: 'Each network has addresses of its own',
    check: ({ laidOut, layout }) => {
      const subnets = subnetsOf(layout).filter(({ kind }) => isCarried(laidOut.hostInterfaces, kind))
      return subnets.flatMap(({ kind, first, last }, index) => {
        const other = subnets.slice(0, index).find((known) => known.first <= last && first <= known.last)
        return other === undefined ? [] : [remark('error', null, `The addresses of ${kind} and of ${other.kind} are in one network, so a node cannot tell by which interface to reach them.`, 'Give each network a range of its own.')]
      })
    },
  },
  {
    id: 'nodes-not-listed',
    title: 'Nodes are listed where they differ',
    check: (context) => [...macProblems(context), ...staticProblems(context)],
  },
]

/** The first and the last address of each network whose addresses are stated. */
function subnetsOf({ networks }: LayoutContext['layout']): readonly { readonly kind: string; readonly first: number; readonly last: number }[] {
  const stated = [
    ...(['storage', 'backup', 'replication'] as const).map((kind) => {
      const addressing = networks[kind]?.addressing
      return { kind, cidr: addressing?.by === 'static' ? `${addressing.first}/${String(addressing.prefixLength)}` : undefined }
    }),
    ...(['liveMigration', 'import'] as const).map((kind) => ({ kind, cidr: networks[kind]?.range })),
  ]
  return stated.flatMap(({ kind, cidr }) => {
    if (cidr === undefined) return []
    const [address = '', prefix = ''] = cidr.split('/')
    const size = networkSize(Number(prefix))
    const first = Math.floor(ipv4ToNumber(address) / size) * size
    return [{ kind, first, last: first + size - 1 }]
  })
}

function isCarried(interfaces: readonly LaidOutHostInterface[], kind: string): boolean {
  return interfaces.some(({ traffic }) => traffic === kind)
}

function macProblems({ group, laidOut }: LayoutContext): readonly ReturnType<typeof remark>[] {
  if (group.identifyBy !== 'mac') return []
  if (group.nodes.length === 0) return [remark('error', null, 'NICs are to be found by their MAC addresses, and no node is listed.', 'List each node with the MAC addresses of its NICs.')]
  const used = laidOut.bonds.filter(({ isClusterOwned }) => !isClusterOwned).flatMap(({ nics }) => nics.map(({ name }) => name))
  const lone = laidOut.bonds.find(({ isClusterOwned, kind, name }) => isClusterOwned && kind === 'single' && laidOut.hostInterfaces.some(({ bondName }) => bondName === name))
  const missing = group.nodes.flatMap((node) => used.filter((nic) => node.macAddresses[nic] === undefined).map((nic) => `${nic} of ${node.name}`))
  const seen = new Map<string, string>()
  const twice = group.nodes.flatMap((node) =>
    Object.entries(node.macAddresses).flatMap(([nic, mac]) => {
      const other = seen.get(mac.toUpperCase())
      seen.set(mac.toUpperCase(), `${nic} of ${node.name}`)
      return other === undefined ? [] : [`${mac} (${other}, ${nic} of ${node.name})`]
    }),
  )
  return [
    ...(lone === undefined ? [] : [remark('error', lone.name, `VLAN interfaces are to lie on ${lone.name}, which is called otherwise from node to node.`, 'Install the nodes with a bond, whose name is the same everywhere.')]),
    ...(missing.length === 0 ? [] : [remark('error', null, `No MAC address is stated for ${listWords(missing)}.`, 'State it.')]),
    ...(twice.length === 0 ? [] : [remark('error', null, `MAC addresses are there twice: ${listWords(twice)}.`, 'Correct them.')]),
  ]
}

function staticProblems({ group, laidOut, layout }: LayoutContext): readonly ReturnType<typeof remark>[] {
  const count = layout.groups.reduce((sum, { nodes }) => sum + nodes.length, 0)
  return (['storage', 'backup', 'replication'] as const).flatMap((kind) => {
    const addressing = layout.networks[kind]?.addressing
    if (addressing?.by !== 'static' || !isCarried(laidOut.hostInterfaces, kind)) return []
    if (group.nodes.length === 0) return [remark('error', null, `Addresses for ${kind} are static, and no node is listed.`, 'List the nodes by their names, in the order of their addresses, or choose DHCP.')]
    const size = networkSize(addressing.prefixLength)
    const last = (ipv4ToNumber(addressing.first) % size) + count - 1
    const isOutside = ipv4ToNumber(addressing.first) % size === 0 || last >= size - 1
    return isOutside ? [remark('error', null, `From ${addressing.first} on, a network of /${String(addressing.prefixLength)} has no room for the addresses of ${countWords(count, 'node')}.`, 'Begin lower, or take a larger network.')] : []
  })
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}
