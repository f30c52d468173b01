import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { DatastoreAccess, EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { ProjectFile } from '../project-file.ts'

interface Collected {
  readonly devices: Map<string, { readonly vendor: string | null; readonly model: string | null }>
  readonly deviceNames: Set<string>
  readonly adapterTypes: Set<string>
  readonly clusterNames: Set<string>
}

/** Datastores with what hosts, adapters and paths say of them; those of which nothing of the kind is known stay as they are. */
export function withAccess({ database }: ProjectFile, datastores: readonly EstateDatastore[]): EstateDatastore[] {
  const all = <Row>(sql: string): Row[] => database.prepare(sql).raw().all() as Row[] // the columns as each query writes them
  const found = new Map<string, Collected>()
  const collect = (id: string): Collected => {
    const known = found.get(id) ?? { devices: new Map(), deviceNames: new Set(), adapterTypes: new Set(), clusterNames: new Set() }
    found.set(id, known)
    return known
  }
  for (const [id, vendor, model, name] of all<[string, string | null, string | null, string | null]>(PATHS)) {
    const own = collect(id)
    if (vendor !== null || model !== null) own.devices.set(`${vendor ?? ''}\n${model ?? ''}`, { vendor, model })
    // Of a path's name only what stands before the device's own id tells anything.
    if (name !== null) own.deviceNames.add(name.replace(/\s*\(.*$/, ''))
  }
  const saysOf = describeHosts(all<[number, string, string]>(MEMBERS), all<[number, string, string | null, string | null]>(ADAPTERS))
  for (const [id, snapshot, hosts] of all<[string, number, string]>(HOSTS)) {
    const { clusterNames, adapterTypes } = saysOf(snapshot, hosts)
    if (clusterNames.size === 0 && adapterTypes.size === 0) continue
    const own = collect(id)
    for (const cluster of clusterNames) own.clusterNames.add(cluster)
    for (const type of adapterTypes) own.adapterTypes.add(type)
  }
  return datastores.map((datastore) => {
    const own = found.get(datastore.id)
    return own === undefined ? datastore : { ...datastore, access: accessOf(own) }
  })
}

type SaidOfHosts = Pick<Collected, 'clusterNames' | 'adapterTypes'>

/**
 * What is said of several hosts of a snapshot, their names as a JSON list. Nearly all datastores of a cluster have the same hosts, so that each list is
 * looked through once: joined in SQLite, hosts and their adapters would be met again for each of 3,000 datastores.
 */
function describeHosts(members: readonly (readonly [snapshot: number, host: string, cluster: string])[], adapters: readonly (readonly [snapshot: number, host: string, type: string | null, driver: string | null])[]): (snapshot: number, hosts: string) => SaidOfHosts {
  const byHost = new Map<string, SaidOfHosts>()
  const create = (): SaidOfHosts => ({ clusterNames: new Set(), adapterTypes: new Set() })
  const ofHost = (snapshot: number, host: string): SaidOfHosts => {
    const key = `${String(snapshot)} ${host}`
    const known = byHost.get(key) ?? create()
    byHost.set(key, known)
    return known
  }
  for (const [snapshot, host, cluster] of members) ofHost(snapshot, host).clusterNames.add(cluster)
  for (const [snapshot, host, type, driver] of adapters) ofHost(snapshot, host).adapterTypes.add([type, driver].filter((part) => part !== null).join(' '))
  const byList = new Map<string, SaidOfHosts>()
  return (snapshot, hosts) => {
    const key = `${String(snapshot)} ${hosts}`
    const known = byList.get(key)
    if (known !== undefined) return known
    const own = create()
    for (const host of JSON.parse(hosts) as readonly (string | null)[]) { // as HOSTS makes it
      const said = byHost.get(`${String(snapshot)} ${String(host)}`)
      for (const cluster of said?.clusterNames ?? []) own.clusterNames.add(cluster)
      for (const type of said?.adapterTypes ?? []) own.adapterTypes.add(type)
    }
    byList.set(key, own)
    return own
  }
}

function accessOf({ devices, deviceNames, adapterTypes, clusterNames }: Collected): DatastoreAccess {
  return {
    devices: [...devices].sort(([left], [right]) => compareText(left, right)).map(([, device]) => device),
    deviceNames: [...deviceNames].sort(compareText),
    adapterTypes: [...adapterTypes].sort(compareText),
    clusterNames: [...clusterNames].sort(compareNatural),
  }
}

const CURRENT = 'snapshot_pk IN (SELECT pk FROM current_snapshot)'
const PATHS = `SELECT DISTINCT datastore.id, vendor, lun.model, display_name FROM lun JOIN datastore ON datastore.pk = lun.datastore_pk WHERE lun.${CURRENT}`
const HOSTS = `SELECT datastore.id, datastore_host.snapshot_pk, json_group_array(datastore_host.host_name) FROM datastore_host JOIN datastore ON datastore.pk = datastore_host.datastore_pk
  WHERE datastore_host.${CURRENT} AND datastore_host.host_name IS NOT NULL GROUP BY datastore_host.datastore_pk, datastore_host.snapshot_pk`
const MEMBERS = `SELECT snapshot_pk, name, cluster_name FROM host WHERE cluster_name IS NOT NULL AND ${CURRENT}`
/** Adapters that are known to be off carry nothing. */
const ADAPTERS = `SELECT DISTINCT snapshot_pk, host_name, type, driver FROM host_bus_adapter WHERE ${CURRENT} AND coalesce(lower(status), 'online') NOT IN ('offline', 'unbound', 'fault')`
