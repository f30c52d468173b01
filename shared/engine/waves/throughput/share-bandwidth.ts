import { createLevelQueue, type LeveledResource } from './level-queue.ts'

/** A copy under way, as the sharing of bandwidth sees it. */
export interface SharingFlow {
  readonly maxRate: number
  /** Numbers of the resources that it uses, and what one MiB/s takes of each one's whole. */
  readonly resources: readonly number[]
  readonly costs: readonly number[]
  /** Set by `settle`, MiB/s. */
  rate: number
  /** The sharing's own: the round of settling that last touched it; 0 to begin with. */
  sharedIn: number
}

/**
 * Gives every flow its max-min fair rate: all rates rise together, and those that a full resource or the flow's own limit
 * stops stay where they are. Only what a change can touch is shared anew. Among many flows small changes wait until they
 * add up (`MOST_IDLE_SHARE`): rates are then a little lower than fair ones, never higher than a resource gives.
 */
export interface BandwidthSharing<Flow extends SharingFlow> {
  add(flow: Flow): void
  remove(flow: Flow): void
  /** Brings the rates up to date after flows have come and gone, and answers the flows that it looked at. */
  settle(): Iterable<Flow>
}

/** The flow's rate is not settled yet. */
const OPEN = -1
/** What rounding leaves of a sum of shares. */
const TINY = 1e-9
/** Up to so many flows that depend on each other every change is shared at once. */
const MOST_EXACT_FLOWS = 100
/** Beyond, what a full resource may leave unused, and how much less than the others a flow that comes may get [ours]: both are far below what rates are known to. */
const MOST_IDLE_SHARE = 0.02
const LEAST_OF_LEVEL = 0.95

interface Resource<Flow> extends LeveledResource {
  readonly flows: Set<Flow>
  /** What its flows take of the whole, as settled. */
  taken: number
  /** Whether it was full when it was last shared, at which rate, and among how many flows that depend on each other. */
  isFull: boolean
  fairRate: number
  sharedAmong: number
  /** The round of settling in which it was last looked at, and in which all its flows were shared anew. */
  seenIn: number
  openedIn: number
}

export function createBandwidthSharing<Flow extends SharingFlow>(): BandwidthSharing<Flow> {
  const resources: Resource<Flow>[] = []
  let changed: Resource<Flow>[] = []
  let added: Flow[] = []
  let round = 0

  const resourceOf = (number: number): Resource<Flow> =>
    (resources[number] ??= { flows: new Set(), taken: 0, isFull: false, fairRate: 0, sharedAmong: 0, used: 0, demand: 0, level: 0, seenIn: 0, openedIn: 0 })

  return {
    add(flow) {
      for (const number of flow.resources) resourceOf(number).flows.add(flow)
      added.push(flow)
    },
    remove(flow) {
      for (let index = 0; index < flow.resources.length; index++) {
        const resource = resourceOf(flow.resources[index] ?? 0)
        resource.flows.delete(flow)
        resource.taken -= flow.rate * (flow.costs[index] ?? 0)
        changed.push(resource)
      }
    },
    settle() {
      if (added.length === 0 && changed.length === 0) return []
      round++
      const flows: Flow[] = []
      const unfit = added.filter((flow) => !takesWhatIsFree(flow))
      const full = changed.filter((resource) => resource.isFull && (resource.sharedAmong <= MOST_EXACT_FLOWS || resource.taken < 1 - MOST_IDLE_SHARE))
      const fit = added.filter((flow) => flow.rate > 0)
      added = []
      changed = []
      shareAnew(flows, unfit, full)
      for (const flow of fit) if (flow.sharedIn !== round) flows.push(flow)
      return flows
    },
  }

  /** Where many share, one that comes takes what others have left, if that is about as much as they have. */
  function takesWhatIsFree(flow: Flow): boolean {
    let rate = flow.maxRate
    let fair = flow.maxRate
    let isAmongMany = false
    for (let index = 0; index < flow.resources.length; index++) {
      const resource = resourceOf(flow.resources[index] ?? 0)
      const free = (1 - resource.taken) / (flow.costs[index] ?? 1)
      if (resource.isFull) {
        if (resource.sharedAmong <= MOST_EXACT_FLOWS) return false
        isAmongMany = true
        fair = Math.min(fair, resource.fairRate)
        rate = Math.min(rate, free, resource.fairRate)
      } else if (free < rate) return false
    }
    if (!isAmongMany || rate < fair * LEAST_OF_LEVEL) return false
    flow.rate = rate
    for (let index = 0; index < flow.resources.length; index++) resourceOf(flow.resources[index] ?? 0).taken += rate * (flow.costs[index] ?? 0)
    return true
  }

  /**
   * Flows of a resource that was full before or is full afterwards are shared anew together. A resource that is full neither
   * before nor after stops nobody, so its other flows stay as they are: the rates are those of sharing everything anew.
   */
  function shareAnew(flows: Flow[], unfit: readonly Flow[], full: readonly Resource<Flow>[]): void {
    const seen: Resource<Flow>[] = []
    for (const flow of unfit) {
      flow.rate = 0
      include(flow)
    }
    for (const resource of full) open(resource)
    for (let next = 0; ; ) {
      // What was full is opened with everybody in it; opening one shows others.
      for (; next < seen.length; next++) {
        const resource = seen[next]
        if (resource?.isFull === true) open(resource)
      }
      fill(flows, seen)
      const filled = seen.filter((resource) => resource.openedIn !== round && resource.used > 1 - TINY)
      if (filled.length === 0) break
      for (const resource of filled) open(resource)
    }
    for (const resource of seen) {
      resource.taken = resource.used
      resource.isFull = resource.used > 1 - TINY
      resource.fairRate = resource.level
      resource.sharedAmong = flows.length
    }

    function include(flow: Flow): void {
      if (flow.sharedIn === round) return
      flow.sharedIn = round
      flows.push(flow)
      for (let index = 0; index < flow.resources.length; index++) {
        const resource = resourceOf(flow.resources[index] ?? 0)
        if (resource.seenIn !== round) {
          resource.seenIn = round
          seen.push(resource)
        }
        resource.taken -= flow.rate * (flow.costs[index] ?? 0)
      }
    }

    function open(resource: Resource<Flow>): void {
      if (resource.openedIn === round) return
      resource.openedIn = round
      for (const flow of resource.flows) include(flow)
    }
  }

  /** Raises the rates of flows until each is stopped; what others take of the resources stays taken. */
  function fill(flows: readonly Flow[], seen: readonly Resource<Flow>[]): void {
    for (const resource of seen) {
      // Where nobody else is in it the sum begins anew, so that rounding does not add up.
      resource.used = resource.openedIn === round ? 0 : Math.max(0, resource.taken)
      resource.demand = 0
    }
    for (const flow of flows) {
      flow.rate = OPEN
      for (let index = 0; index < flow.resources.length; index++) resourceOf(flow.resources[index] ?? 0).demand += flow.costs[index] ?? 0
    }
    const rising = [...flows].sort((left, right) => left.maxRate - right.maxRate)
    const queue = createLevelQueue(seen)
    for (let next = 0; ; ) {
      while (next < rising.length && rising[next]?.rate !== OPEN) next++
      const limit = rising[next]?.maxRate
      if (limit === undefined) return
      const tightest = queue.takeBelow(limit)
      if (tightest !== null) {
        const { level } = tightest
        for (const flow of tightest.flows) if (flow.rate === OPEN) freeze(flow, level)
        continue
      }
      // All that have the lowest limit reach it together: none of them takes more of a resource than its fair level.
      for (; rising[next]?.maxRate === limit; next++) {
        const flow = rising[next]
        if (flow?.rate === OPEN) freeze(flow, limit)
      }
    }
  }

  function freeze(flow: Flow, rate: number): void {
    flow.rate = rate
    for (let index = 0; index < flow.resources.length; index++) {
      const resource = resourceOf(flow.resources[index] ?? 0)
      const cost = flow.costs[index] ?? 0
      resource.used += rate * cost
      resource.demand -= cost
    }
  }
}
