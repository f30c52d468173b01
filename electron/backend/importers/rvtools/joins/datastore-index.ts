import type { HostIndex } from './host-index.ts'

/** What a disk's join needs to know of a datastore. */
export interface DatastoreEntry {
  readonly id: string
  readonly sourceId: string
  readonly name: string
  readonly moref: string | null
  /** In lower case. */
  readonly hostNames: ReadonlySet<string>
  readonly datacenters: ReadonlySet<string>
  readonly usage: DatastoreUsage
}

/** How many VMs are on a datastore, by the sheet that says so. */
export interface DatastoreUsage {
  /** 1-based row in vDatastore. */
  readonly row: number
  /** What that row counts, and in which column. */
  readonly stated: number | null
  readonly column: string
  /** Those that have a row in vDisk with a disk on it, templates left out: RVTools counts VMs. */
  readonly vms: Set<DatastoreUser>
}

export interface DatastoreUser {
  readonly sourceId: string
  readonly datacenter: string | null
  readonly hostName: string | null
}

export interface DatastoreIndex {
  entries(): IterableIterator<DatastoreEntry>
  add(entry: DatastoreEntry): void
  byMoref(sourceId: string, moref: string | null): DatastoreEntry | null
  /** The datastore that a VM or host means by a name. `ambiguous`: several fit, and none more than the others. */
  find(name: string, user: DatastoreUser): DatastoreEntry | 'not-listed' | 'ambiguous'
}

export function createDatastoreIndex(): DatastoreIndex {
  const byName = new Map<string, DatastoreEntry[]>()
  const byMoref = new Map<string, DatastoreEntry>()
  const all: DatastoreEntry[] = []
  return {
    entries: () => all.values(),
    add(entry) {
      all.push(entry)
      const key = `${entry.sourceId}\n${entry.name}`
      byName.set(key, [...(byName.get(key) ?? []), entry])
      if (entry.moref !== null) byMoref.set(`${entry.sourceId}\n${entry.moref}`, entry)
    },
    byMoref: (sourceId, moref) => (moref === null ? null : (byMoref.get(`${sourceId}\n${moref}`) ?? null)),
    find(name, { sourceId, datacenter, hostName }) {
      const named = byName.get(`${sourceId}\n${name}`)
      if (named === undefined) return 'not-listed'
      if (named.length === 1 && named[0] !== undefined) return named[0]
      const host = hostName?.toLowerCase()
      const onHost = host === undefined ? [] : named.filter((entry) => entry.hostNames.has(host))
      if (onHost.length === 1 && onHost[0] !== undefined) return onHost[0]
      const inDatacenter = datacenter === null ? [] : named.filter((entry) => entry.datacenters.has(datacenter))
      return inDatacenter.length === 1 && inDatacenter[0] !== undefined ? inDatacenter[0] : 'ambiguous'
    },
  }
}

/** The datacenters of the hosts that have a datastore: RVTools does not state a datastore's own. */
export function datacentersOf(sourceId: string, hostNames: readonly string[], hosts: HostIndex): ReadonlySet<string> {
  const found = new Set<string>()
  for (const name of hostNames) {
    const datacenter = hosts.find(sourceId, null, name)?.datacenter ?? null
    if (datacenter !== null) found.add(datacenter)
  }
  return found
}
