import type { Estate } from '../estate/estate-types.ts'
import type { Cluster, Host, VCenter } from '../estate/inventory-types.ts'

/** One row a vCenter. */
export function* vcenterRecords(estate: Estate): Iterable<{ vcenter: VCenter }> {
  for (const vcenter of estate.vcenters) yield { vcenter }
}

export interface ClusterRow {
  readonly vcenter: VCenter
  readonly cluster: Cluster
  readonly estate: Estate
}

export function* clusterRecords(estate: Estate): Iterable<ClusterRow> {
  for (const vcenter of estate.vcenters) for (const cluster of vcenter.clusters) yield { vcenter, cluster, estate }
}

export interface HostRow {
  readonly vcenter: VCenter
  readonly host: Host
  readonly estate: Estate
}

export function* hostRecords(estate: Estate): Iterable<HostRow> {
  for (const vcenter of estate.vcenters) for (const host of vcenter.hosts) yield { vcenter, host, estate }
}

/** All things of one kind over all hosts, in the hosts' order. */
export function* hostItems<Item>(
  estate: Estate,
  itemsOf: (host: Host, vcenter: VCenter) => readonly Item[],
): Iterable<HostRow & { readonly item: Item }> {
  for (const row of hostRecords(estate)) for (const item of itemsOf(row.host, row.vcenter)) yield { ...row, item }
}
