import type { NetworkInventory } from './network-inventory.ts'

/** Who uses a port group. */
export interface PortGroupUse {
  readonly vmIds: ReadonlySet<string>
  readonly nicCount: number
  /** VMs by cluster; VMs without one under an empty name. */
  readonly vmsByCluster: ReadonlyMap<string, number>
  /** Guests by the first three numbers of their IPv4 addresses. */
  readonly guestsBySubnet: ReadonlyMap<string, number>
}

const OCTETS_OF_SUBNET = 3
/** RFC 3927: addresses that hosts give themselves say nothing of a network. */
const LINK_LOCAL = '169.254.'

/** The uses of every port group that has any. A guest's addresses are listed with commas or blanks between. */
export function countPortGroupUses({ vmNics }: Pick<NetworkInventory, 'vmNics'>): ReadonlyMap<string, PortGroupUse> {
  const uses = new Map<string, { vmIds: Set<string>; nicCount: number; vmsByCluster: Map<string, number>; guestsBySubnet: Map<string, number> }>()
  for (const { vmId, portGroupId, ipv4Addresses, clusterName } of vmNics) {
    if (portGroupId === null) continue
    let use = uses.get(portGroupId)
    if (use === undefined) {
      use = { vmIds: new Set(), nicCount: 0, vmsByCluster: new Map(), guestsBySubnet: new Map() }
      uses.set(portGroupId, use)
    }
    use.nicCount += 1
    if (!use.vmIds.has(vmId)) {
      use.vmIds.add(vmId)
      increment(use.vmsByCluster, clusterName ?? '')
    }
    for (const subnet of subnetsOf(ipv4Addresses)) increment(use.guestsBySubnet, subnet)
  }
  return uses
}

function subnetsOf(addresses: string | null): ReadonlySet<string> {
  if (addresses === null) return NONE
  const subnets = new Set<string>()
  for (const address of addresses.split(/[\s,;]+/)) {
    if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address) && !address.startsWith(LINK_LOCAL)) subnets.add(address.split('.').slice(0, OCTETS_OF_SUBNET).join('.'))
  }
  return subnets
}

const NONE: ReadonlySet<string> = new Set()

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
