import type { PortGroup } from '#shared/domain/estate/network.ts'

/** What a NIC's join needs to know of a port group. */
export type PortGroupEntry = Pick<PortGroup, 'id' | 'sourceId' | 'kind' | 'name' | 'switchName' | 'datacenterName'>

/** How a NIC names its port group. */
export interface NetworkReference {
  readonly sourceId: string
  readonly networkName: string
  readonly switchName: string | null
  readonly datacenter: string | null
}

export interface PortGroupIndex {
  readonly size: number
  add(entry: PortGroupEntry): void
  find(reference: NetworkReference): PortGroupEntry | 'not-listed' | 'ambiguous'
}

export function createPortGroupIndex(): PortGroupIndex {
  const byName = new Map<string, PortGroupEntry[]>()
  let size = 0
  return {
    get size() {
      return size
    },
    add(entry) {
      size += 1
      const key = `${entry.sourceId}\n${entry.name}`
      const list = byName.get(key)
      if (list === undefined) byName.set(key, [entry])
      else list.push(entry)
    },
    find({ sourceId, networkName, switchName, datacenter }) {
      const named = byName.get(`${sourceId}\n${networkName}`)
      if (named === undefined) return 'not-listed'
      return switchName === null ? narrow(named, datacenter) : onSwitch(named, switchName, datacenter)
    },
  }
}

/** With a switch: a distributed group on it, then a standard one of the datacenter, then one whose switch is not known. */
function onSwitch(named: readonly PortGroupEntry[], switchName: string, datacenter: string | null): PortGroupEntry | 'not-listed' | 'ambiguous' {
  const tiers = [
    named.filter((entry) => entry.kind === 'distributed' && entry.switchName === switchName),
    named.filter((entry) => entry.kind === 'standard'),
    named.filter((entry) => entry.kind === 'distributed' && entry.switchName === null),
  ]
  for (const tier of tiers) {
    const found = narrow(tier, datacenter)
    if (found !== 'not-listed') return found
  }
  return 'not-listed'
}

/** Those of the datacenter, then those whose datacenter is not known; every one of them when the NIC's is not known. */
function narrow(entries: readonly PortGroupEntry[], datacenter: string | null): PortGroupEntry | 'not-listed' | 'ambiguous' {
  const exact = datacenter === null ? entries : entries.filter((entry) => entry.datacenterName === datacenter)
  const open = datacenter === null ? [] : entries.filter((entry) => entry.datacenterName === null)
  // A distributed group whose datacenter is not known can be the one meant as well as one that is in the datacenter.
  const fitting = [...exact, ...open]
  if (fitting.length === 0) return 'not-listed'
  return fitting.length === 1 && fitting[0] !== undefined ? fitting[0] : 'ambiguous'
}
