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
  for (const [id, cluster] of all<[string, string]>(CLUSTERS)) collect(id).clusterNames.add(cluster)
  for (const [id, type, driver] of all<[string, string | null, string | null]>(ADAPTERS)) collect(id).adapterTypes.add([type, driver].filter((part) => part !== null).join(' '))
  return datastores.map((datastore) => {
    const own = found.get(datastore.id)
    return own === undefined ? datastore : { ...datastore, access: accessOf(own) }
  })
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
/** Hosts have an index by their ids alone: without one by name, made for the query, it would look at all hosts for each datastore of each host. */
const CLUSTERS = `
  WITH member AS MATERIALIZED (SELECT snapshot_pk, name, cluster_name FROM host WHERE cluster_name IS NOT NULL)
  SELECT DISTINCT datastore.id, member.cluster_name FROM datastore_host JOIN datastore ON datastore.pk = datastore_host.datastore_pk
  JOIN member ON member.snapshot_pk = datastore_host.snapshot_pk AND member.name = datastore_host.host_name WHERE datastore_host.${CURRENT}`
/** Adapters that are known to be off carry nothing. */
const ADAPTERS = `SELECT DISTINCT datastore.id, host_bus_adapter.type, host_bus_adapter.driver FROM datastore_host JOIN datastore ON datastore.pk = datastore_host.datastore_pk
  JOIN host_bus_adapter ON host_bus_adapter.snapshot_pk = datastore_host.snapshot_pk AND host_bus_adapter.host_name = datastore_host.host_name
  WHERE datastore_host.${CURRENT} AND coalesce(lower(status), 'online') NOT IN ('offline', 'unbound', 'fault')`
