import type { LaidOutBond, LaidOutBridge, LaidOutGroup, LaidOutHostInterface } from '#shared/domain/plan/node-network.ts'
import type { BondMode } from '#shared/domain/target/nic-layout.ts'

/** What differs from node to node; nothing where a policy is for a whole group. */
export interface NodeFacts {
  /** By NIC. */
  readonly macAddresses: Readonly<Record<string, string>>
  /** By kind of traffic. */
  readonly addresses: Readonly<Record<string, { readonly ip: string; readonly prefixLength: number }>>
}

type Interface = Readonly<Record<string, unknown>>

const NO_ADDRESSES = { ipv4: { enabled: false }, ipv6: { enabled: false } }
/** How often the driver looks whether a link is up: the kernel documentation's own advice (networking/bonding, miimon). */
const LINK_CHECK_MS = '100'
/** What a Linux bridge lets through to guests that tag frames: all but VLAN 1, its own default (nmstate's default for bridge ports). */
const TRUNK_VLANS = { min: 2, max: 4094 }

/**
 * All that a group's policy makes, in one state, so that nmstate applies it as a whole or not at all: NICs where
 * something is to be said of them, bonds, interfaces of hosts, bridges, and OVN's mappings. Bonds that br-ex lies on are
 * named as a base and never described.
 */
export function desiredStateOf({ bonds, bridges, hostInterfaces, mappings }: LaidOutGroup, facts: NodeFacts): Readonly<Record<string, unknown>> {
  const own = bonds.filter(({ isClusterOwned }) => !isClusterOwned)
  const interfaces = [
    ...own.flatMap((bond) => nicInterfaces(bond, hostInterfaces, facts)),
    ...own.filter(({ kind }) => kind === 'kernel').map((bond) => ({ name: bond.name, type: 'bond', state: 'up', ...mtuOf(bond.mtu), ...addressesOf(hostInterfaces.find(({ kind, name }) => kind === 'bond' && name === bond.name), facts), 'link-aggregation': aggregation(bond) })),
    ...hostInterfaces.filter(({ kind }) => kind !== 'bond').map((entry) => hostInterface(entry, facts)),
    ...bridges.map((bridge) => bridgeInterface(bridge, bonds, hostInterfaces)),
  ]
  return {
    ...(interfaces.length === 0 ? {} : { interfaces }),
    ...(mappings.length === 0 ? {} : { ovn: { 'bridge-mappings': mappings.map(({ localnet, bridge }) => ({ localnet, bridge, state: 'present' })) } }),
  }
}

/** The kernel tells a bond's members what it is told itself, so they are described only where they stand alone or are found by MAC. */
function nicInterfaces(bond: LaidOutBond, hostInterfaces: readonly LaidOutHostInterface[], { macAddresses, addresses }: NodeFacts): readonly Interface[] {
  return bond.nics.flatMap(({ name }) => {
    const mac = macAddresses[name]
    const isSaid = mac !== undefined || bond.kind === 'single' || (bond.kind === 'ovs' && bond.mtu !== null)
    if (!isSaid) return []
    const own = bond.kind === 'single' ? hostInterfaces.find(({ kind, bondName }) => kind === 'bond' && bondName === bond.name) : undefined
    return [{ name, type: 'ethernet', state: 'up', ...(mac === undefined ? {} : { identifier: 'mac-address', 'mac-address': mac.toUpperCase() }), ...mtuOf(bond.mtu), ...addressesOf(own, { macAddresses, addresses }) }]
  })
}

function aggregation({ mode, nics }: LaidOutBond): Interface {
  return { mode: KERNEL_MODES[mode ?? 'lacp'], options: { miimon: LINK_CHECK_MS, ...(mode === 'lacp' ? { xmit_hash_policy: 'layer2+3' } : {}) }, port: nics.map(({ name }) => name) }
}

/** A bond inside a bridge is none of the kernel's: `bridgeInterface` writes it. */
const KERNEL_MODES: Readonly<Record<BondMode, string>> = { lacp: '802.3ad', 'active-backup': 'active-backup', 'balance-slb': 'balance-slb' }

function hostInterface(entry: LaidOutHostInterface, facts: NodeFacts): Interface {
  const common = { ...mtuOf(entry.mtu), ...addressesOf(entry, facts) }
  if (entry.kind === 'internal') return { name: entry.name, type: 'ovs-interface', state: 'up', ...common }
  return { name: entry.name, type: 'vlan', state: 'up', ...common, vlan: { 'base-iface': entry.bondName, id: entry.vlanId } }
}

/** DHCP of such a network must bring neither a default route nor name servers: those are the machine network's. */
function addressesOf(entry: LaidOutHostInterface | undefined, { addresses }: NodeFacts): Interface {
  const address = entry === undefined ? undefined : addresses[entry.traffic]
  if (entry?.addressing === 'dhcp') return { ipv4: { enabled: true, dhcp: true, 'auto-dns': false, 'auto-gateway': false }, ipv6: { enabled: false } }
  if (entry?.addressing === 'static' && address !== undefined) return { ipv4: { enabled: true, dhcp: false, address: [{ ip: address.ip, 'prefix-length': address.prefixLength }] }, ipv6: { enabled: false } }
  return NO_ADDRESSES
}

function bridgeInterface({ name, kind, bondName }: LaidOutBridge, bonds: readonly LaidOutBond[], hostInterfaces: readonly LaidOutHostInterface[]): Interface {
  const bond = bonds.find((candidate) => candidate.name === bondName)
  if (kind === 'linux') {
    return { name, type: 'linux-bridge', state: 'up', ...mtuOf(bond?.mtu ?? null), ...NO_ADDRESSES, bridge: { options: { stp: { enabled: false } }, port: [{ name: bondName, vlan: { mode: 'trunk', 'trunk-tags': [{ 'id-range': TRUNK_VLANS }] } }] } }
  }
  const uplink = bond?.kind === 'ovs' ? { name: bondName, 'link-aggregation': { mode: 'balance-slb', port: bond.nics.map((nic) => ({ name: nic.name })) } } : { name: bondName }
  const internal = hostInterfaces.filter((entry) => entry.kind === 'internal' && entry.bondName === bondName).map((entry) => ({ name: entry.name, ...(entry.vlanId === null ? {} : { vlan: { mode: 'access', tag: entry.vlanId } }) }))
  // The extra patch ports are what OVN-Kubernetes connects a localnet by; a VM bridge takes no part in spanning tree.
  return { name, type: 'ovs-bridge', state: 'up', bridge: { 'allow-extra-patch-ports': true, options: { stp: false }, port: [uplink, ...internal] } }
}

function mtuOf(mtu: number | null): Interface {
  return mtu === null ? {} : { mtu }
}
