/** What other sheets need to know of a host. */
export interface HostEntry {
  readonly id: string
  readonly sourceId: string
  readonly name: string
  readonly datacenter: string | null
  readonly counts: HostCounts
}

/** How many VMs a host has, by the sheet that says so. */
export interface HostCounts {
  /** 1-based row in vHost. */
  readonly row: number
  /** "# VMs" and "# VMs total" of vHost. */
  readonly stated: number | null
  readonly statedTotal: number | null
  /** Rows of vInfo that are no templates. */
  vms: number
}

export interface HostIndex {
  entries(): IterableIterator<HostEntry>
  add(entry: HostEntry): void
  /** By source, datacenter and name; by source and name when that is unique and no datacenter contradicts. */
  find(sourceId: string, datacenter: string | null, name: string | null): HostEntry | null
}

export function createHostIndex(): HostIndex {
  const byName = new Map<string, HostEntry[]>()
  const all: HostEntry[] = []
  return {
    entries: () => all.values(),
    add(entry) {
      all.push(entry)
      const key = `${entry.sourceId}\n${entry.name.toLowerCase()}`
      byName.set(key, [...(byName.get(key) ?? []), entry])
    },
    find(sourceId, datacenter, name) {
      if (name === null) return null
      const named = byName.get(`${sourceId}\n${name.toLowerCase()}`)
      if (named === undefined) return null
      const exact = named.find((entry) => entry.datacenter === datacenter)
      if (exact !== undefined) return exact
      const open = named.filter((entry) => entry.datacenter === null || datacenter === null)
      return open.length === 1 ? (open[0] ?? null) : null
    },
  }
}
