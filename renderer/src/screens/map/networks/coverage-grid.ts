import type { ApiOutput } from '#shared/contract/api.ts'

type Analysis = ApiOutput<'networks.analyse'>

/** How far a cluster carries a network. `missing`: VMs use it there, and no host is known to carry it. */
export type CoverageLevel = 'none' | 'some' | 'all' | 'unknown' | 'missing'

export interface CoverageCell {
  readonly level: CoverageLevel
  readonly carrying: number | null
  readonly hosts: number
  readonly vms: number
}

export interface CoverageRow {
  readonly id: string
  readonly name: string
  /** All that it goes by, for who searches. */
  readonly names: readonly string[]
  readonly vlanId: number | null
  /** One for each cluster, in its order; null where the cluster does not carry it. */
  readonly cells: readonly (CoverageCell | null)[]
  /** Whether a cluster carries it on some of its hosts only, or uses it without. */
  readonly isUneven: boolean
}

export interface CoverageGrid {
  readonly clusters: readonly { readonly key: string; readonly name: string; readonly sourceName: string; readonly all: number; readonly some: number; readonly unknown: number; readonly vms: number }[]
  readonly rows: readonly CoverageRow[]
}

/** Clusters across, networks down, both in the order in which the analysis gives them. */
export function coverageGrid({ networks, coverage }: Pick<Analysis, 'networks' | 'coverage'>): CoverageGrid {
  // By both names without a text made of them: there is a cell for each network of each cluster.
  const bySource = new Map<string, Map<string, number>>()
  for (const { sourceName, cluster } of coverage) {
    const own = bySource.get(sourceName)
    if (own === undefined) bySource.set(sourceName, new Map([[cluster, 0]]))
    else own.set(cluster, 0)
  }
  const clusters: { key: string; name: string; sourceName: string; all: number; some: number; unknown: number; vms: number }[] = []
  for (const [sourceName, own] of [...bySource].sort(([left], [right]) => compareNames(left, right))) {
    for (const name of [...own.keys()].sort(compareNames)) {
      own.set(name, clusters.length)
      clusters.push({ key: JSON.stringify([sourceName, name]), name, sourceName, all: 0, some: 0, unknown: 0, vms: 0 })
    }
  }
  const byNetwork = new Map<string, (CoverageCell | null)[]>()
  for (const cell of coverage) {
    const place = bySource.get(cell.sourceName)?.get(cell.cluster) ?? 0
    const cells = byNetwork.get(cell.networkId) ?? clusters.map(() => null)
    const made = { level: levelOf(cell), carrying: cell.carryingHosts, hosts: cell.hosts, vms: cell.vms }
    cells[place] = made
    byNetwork.set(cell.networkId, cells)
    const cluster = clusters[place]
    if (cluster === undefined) continue
    cluster.vms += cell.vms
    if (made.level === 'all') cluster.all += 1
    else if (made.level === 'unknown') cluster.unknown += 1
    else cluster.some += 1
  }
  return {
    clusters,
    rows: networks.map(({ id, name, names, vlanId }) => {
      const cells = byNetwork.get(id) ?? clusters.map(() => null)
      return { id, name, names, vlanId, cells, isUneven: cells.some((cell) => cell?.level === 'some' || cell?.level === 'missing') }
    }),
  }
}

function levelOf({ carryingHosts, hosts, vms }: Analysis['coverage'][number]): CoverageLevel {
  if (carryingHosts === null) return 'unknown'
  if (carryingHosts === 0) return vms > 0 ? 'missing' : 'none'
  return carryingHosts >= hosts ? 'all' : 'some'
}

function compareNames(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** Which lines of a list (rows, or columns) are in sight, with some before and after, so that scrolling shows none that is empty. All in CSS pixels. */
export function linesInSight({ start, size, lineSize, count, overscan }: { readonly start: number; readonly size: number; readonly lineSize: number; readonly count: number; readonly overscan: number }): { readonly from: number; readonly to: number } {
  // A list that has become shorter ends above where it was scrolled to.
  const begin = Math.max(0, Math.min(start, count * lineSize - size))
  const from = Math.max(0, Math.floor(begin / lineSize) - overscan)
  return { from, to: Math.min(count, Math.ceil((begin + size) / lineSize) + overscan) }
}
