import type { LaidOutBond } from '#shared/domain/plan/node-network.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { InstallPolicy } from '#shared/domain/target/install-policy.ts'

type Interface = Readonly<Record<string, unknown>>

/** The bond under br-ex of the nodes' first group: it is made at installation and touched by no later policy; null where no layout of NICs is stated. */
export function clusterBond({ nodeNetworks }: Pick<MigrationPlan, 'nodeNetworks'>): LaidOutBond | null {
  return nodeNetworks?.groups.flatMap(({ bonds }) => bonds).find(({ isClusterOwned }) => isClusterOwned) ?? null
}

/** What nmstate is told of a host when it is installed: the bond of the machine network with the host's address, its gateway and DNS. */
export function hostNetworkConfig(bond: LaidOutBond, { vlanId, gateway, dnsServers, machineNetwork }: InstallPolicy, address: string | undefined): Interface {
  const base = bond.kind === 'single' ? (bond.nics[0]?.name ?? bond.name) : bond.name
  const name = vlanId === undefined ? base : `${base}.${String(vlanId)}`
  const addresses = addressFields(address, machineNetwork)
  const link = bond.kind === 'single'
    ? { name: base, type: 'ethernet', state: 'up' }
    : { name: base, type: 'bond', state: 'up', ...(bond.mtu === null ? {} : { mtu: bond.mtu }), 'link-aggregation': { mode: KERNEL_MODES[bond.mode ?? 'lacp'], options: { miimon: '100' }, port: bond.nics.map((nic) => nic.name) } }
  const interfaces = vlanId === undefined ? [{ ...link, ...addresses }] : [{ ...link, ipv4: { enabled: false }, ipv6: { enabled: false } }, { name, type: 'vlan', state: 'up', ...addresses, vlan: { 'base-iface': base, id: vlanId } }]
  return {
    interfaces,
    // DHCP tells both.
    ...(address === undefined || dnsServers.length === 0 ? {} : { 'dns-resolver': { config: { server: dnsServers } } }),
    ...(address === undefined || gateway === undefined ? {} : { routes: { config: [{ destination: gateway.includes(':') ? '::/0' : '0.0.0.0/0', 'next-hop-address': gateway, 'next-hop-interface': name }] } }),
  }
}

/** As the kernel names them. */
const KERNEL_MODES = { lacp: '802.3ad', 'active-backup': 'active-backup', 'balance-slb': 'balance-slb' } as const

function addressFields(address: string | undefined, machineNetwork: string): Interface {
  if (address === undefined) return { ipv4: { enabled: true, dhcp: true }, ipv6: { enabled: false } }
  const own = { enabled: true, dhcp: false, address: [{ ip: address, 'prefix-length': Number(machineNetwork.split('/')[1]) }] }
  return address.includes(':') ? { ipv4: { enabled: false }, ipv6: own } : { ipv4: own, ipv6: { enabled: false } }
}
