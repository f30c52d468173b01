import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { carryingHosts, keyOf } from './carrying-hosts.ts'
import type { MergedNetwork } from './merge-networks.ts'
import type { NetworkInventory } from './network-inventory.ts'
import type { PortGroupUse } from './port-group-uses.ts'

/** How far a cluster carries a network: a cell of the heat map. */
export interface NetworkCoverage {
  readonly networkId: string
  readonly sourceId: string
  readonly clusterName: string
  /** Null where the inventory does not tell which hosts carry it. */
  readonly carryingHosts: number | null
  readonly hosts: number
  readonly vms: number
}

/** Which clusters carry which networks. Cells without a host and without a VM are left out. In natural order of cluster, networks as given. */
export function coverNetworks(inventory: NetworkInventory, networks: readonly MergedNetwork[], uses: ReadonlyMap<string, PortGroupUse>): readonly NetworkCoverage[] {
  const hostsOf = carryingHosts(inventory)
  const clusters = new Map<string, { readonly sourceId: string; readonly clusterName: string; readonly hosts: Set<string> }>()
  const clusterOfHost = new Map<string, Map<string, string>>()
  for (const { sourceId, clusterName, name } of inventory.hosts) {
    if (clusterName === null) continue
    const key = keyOf(sourceId, clusterName)
    const cluster = clusters.get(key) ?? { sourceId, clusterName, hosts: new Set<string>() }
    cluster.hosts.add(name)
    clusters.set(key, cluster)
    const own = clusterOfHost.get(sourceId) ?? new Map<string, string>()
    own.set(name, key)
    clusterOfHost.set(sourceId, own)
  }
  const order = [...clusters].sort(([, left], [, right]) => compareText(left.sourceId, right.sourceId) || compareNatural(left.clusterName, right.clusterName))
  return networks.flatMap((network) => {
    const carrying = new Map<string, Set<string>>()
    const vms = new Map<string, number>()
    const unknown = new Set<string>()
    // Port groups of one switch have the same hosts: counting them once is enough.
    const counted = new Set<ReadonlySet<string>>()
    for (const portGroup of network.portGroups) {
      const hosts = hostsOf(portGroup)
      for (const [clusterName, count] of uses.get(portGroup.id)?.vmsByCluster ?? []) {
        const key = keyOf(portGroup.sourceId, clusterName)
        vms.set(key, (vms.get(key) ?? 0) + count)
        if (hosts === null) unknown.add(key)
      }
      if (hosts === null || counted.has(hosts)) continue
      counted.add(hosts)
      const clusterOf = clusterOfHost.get(portGroup.sourceId)
      for (const host of hosts) {
        const key = clusterOf?.get(host)
        if (key === undefined) continue
        const own = carrying.get(key)
        if (own === undefined) carrying.set(key, new Set([host]))
        else own.add(host)
      }
    }
    return order.flatMap(([key, { sourceId, clusterName, hosts }]): readonly NetworkCoverage[] => {
      const own = carrying.get(key)?.size ?? 0
      const count = vms.get(key) ?? 0
      if (own === 0 && count === 0) return []
      return [{ networkId: network.id, sourceId, clusterName, carryingHosts: own === 0 && unknown.has(key) ? null : own, hosts: hosts.size, vms: count }]
    })
  })
}
