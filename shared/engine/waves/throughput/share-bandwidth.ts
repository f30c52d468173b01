/** A copy under way, as the sharing of bandwidth sees it. */
export interface SharingFlow {
  readonly maxRate: number
  /** Numbers of the resources that it uses, and what one MiB/s takes of each one's whole. */
  readonly resources: readonly number[]
  readonly costs: readonly number[]
  /** Set by `settle`, MiB/s. */
  rate: number
}

/**
 * Gives every flow its max-min fair rate: all rates rise together, and those that a full resource or the flow's own limit
 * stops stay where they are. Only what a change can touch is shared anew.
 */
export interface BandwidthSharing {
  add(flow: SharingFlow): void
  remove(flow: SharingFlow): void
  /** Brings the rates up to date after flows have come and gone. */
  settle(): void
}

/** The flow's rate is not settled yet. */
const OPEN = -1
/** What rounding leaves of a sum of shares; what is left of the shares of one MiB/s is smaller than any real one. */
const TINY = 1e-9
const LEAST_DEMAND = 1e-12

interface Resource {
  readonly flows: Set<SharingFlow>
  /** The share that its flows would take if each ran at its own limit: only above 1 can it stop any. */
  wanted: number
  /** While rates are settled: what is taken, and what one MiB/s more for all open flows takes. */
  used: number
  demand: number
}

export function createBandwidthSharing(): BandwidthSharing {
  const resources: Resource[] = []
  const changed = new Map<Resource, boolean>()
  let added: SharingFlow[] = []

  function touch(number: number): Resource {
    const resource = (resources[number] ??= { flows: new Set(), wanted: 0, used: 0, demand: 0 })
    if (!changed.has(resource)) changed.set(resource, isTight(resource))
    return resource
  }

  return {
    add(flow) {
      for (const [index, number] of flow.resources.entries()) {
        const resource = touch(number)
        resource.flows.add(flow)
        resource.wanted += flow.maxRate * (flow.costs[index] ?? 0)
      }
      added.push(flow)
    },
    remove(flow) {
      for (const [index, number] of flow.resources.entries()) {
        const resource = touch(number)
        resource.flows.delete(flow)
        resource.wanted -= flow.maxRate * (flow.costs[index] ?? 0)
      }
    },
    settle() {
      const flows = new Set(added)
      for (const [resource, wasTight] of changed) if (wasTight || isTight(resource)) for (const flow of resource.flows) flows.add(flow)
      added = []
      changed.clear()
      const tight = new Set<Resource>()
      // A set can grow while it is walked: whoever shares a full resource with one of them is one of them.
      for (const flow of flows) {
        flow.rate = OPEN
        for (const number of flow.resources) {
          const resource = resources[number]
          if (resource === undefined || !isTight(resource) || tight.has(resource)) continue
          tight.add(resource)
          for (const other of resource.flows) flows.add(other)
        }
      }
      fill([...flows], tight)
    },
  }

  /** Raises the rates of flows until each is stopped. All flows of the tight resources are among them. */
  function fill(flows: SharingFlow[], tight: Set<Resource>): void {
    for (const resource of tight) {
      resource.used = 0
      resource.demand = 0
    }
    for (const flow of flows) {
      for (const [index, number] of flow.resources.entries()) {
        const resource = resources[number]
        if (resource !== undefined) resource.demand += flow.costs[index] ?? 0
      }
    }
    flows.sort((left, right) => left.maxRate - right.maxRate)
    for (let next = 0; ; ) {
      while (next < flows.length && flows[next]?.rate !== OPEN) next++
      const limit = flows[next]?.maxRate
      if (limit === undefined) return
      let tightest: Resource | null = null
      let level = limit
      for (const resource of tight) {
        const own = resource.demand <= LEAST_DEMAND ? Number.POSITIVE_INFINITY : Math.max(0, 1 - resource.used) / resource.demand
        if (own >= level) continue
        level = own
        tightest = resource
      }
      if (tightest !== null) {
        for (const flow of tightest.flows) if (flow.rate === OPEN) freeze(flow, level)
        tight.delete(tightest)
        continue
      }
      // All that have the lowest limit reach it together: none of them takes more of a resource than its fair level.
      for (let index = next; index < flows.length; index++) {
        const flow = flows[index]
        if (flow === undefined || flow.maxRate > limit) break
        if (flow.rate === OPEN) freeze(flow, limit)
      }
    }
  }

  function freeze(flow: SharingFlow, rate: number): void {
    flow.rate = rate
    for (const [index, number] of flow.resources.entries()) {
      const resource = resources[number]
      const cost = flow.costs[index] ?? 0
      if (resource === undefined) continue
      resource.used += rate * cost
      resource.demand -= cost
    }
  }
}

function isTight({ wanted }: Resource): boolean {
  return wanted > 1 + TINY
}
