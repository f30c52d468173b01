/** A copy under way, as the sharing of bandwidth sees it. */
export interface SharingFlow {
  readonly maxRate: number
  /** Numbers of the resources that it uses, and what one MiB/s takes of each one's whole. */
  readonly resources: readonly number[]
  readonly costs: readonly number[]
  /** Set by `shareBandwidth`, MiB/s. */
  rate: number
}

/**
 * Gives every flow its max-min fair rate: all rates rise together, and those that a full resource or the flow's own limit
 * stops stay where they are. `resourceCount` is one more than the highest number of a resource.
 */
export function shareBandwidth(flows: readonly SharingFlow[], resourceCount: number): void {
  const used = new Float64Array(resourceCount)
  const demand = new Float64Array(resourceCount)
  const members: SharingFlow[][] = []
  const active: number[] = []
  for (const flow of flows) {
    flow.rate = -1
    for (const [index, resource] of flow.resources.entries()) {
      const own = members[resource]
      if (own === undefined) {
        members[resource] = [flow]
        active.push(resource)
      } else own.push(flow)
      demand[resource] = (demand[resource] ?? 0) + (flow.costs[index] ?? 0)
    }
  }
  const byLimit = [...flows].sort((left, right) => left.maxRate - right.maxRate)
  let nextLimit = 0
  for (;;) {
    while (nextLimit < byLimit.length && (byLimit[nextLimit]?.rate ?? 0) >= 0) nextLimit++
    const limited = byLimit[nextLimit]
    if (limited === undefined) return
    let tightest = -1
    let level = limited.maxRate
    for (const resource of active) {
      const left = demand[resource] ?? 0
      if (left <= TINY) continue
      const own = Math.max(0, 1 - (used[resource] ?? 0)) / left
      if (own < level) {
        level = own
        tightest = resource
      }
    }
    if (tightest === -1) freeze(limited, limited.maxRate)
    else for (const flow of members[tightest] ?? []) if (flow.rate < 0) freeze(flow, level)
  }

  function freeze(flow: SharingFlow, rate: number): void {
    flow.rate = rate
    for (const [index, resource] of flow.resources.entries()) {
      const cost = flow.costs[index] ?? 0
      used[resource] = (used[resource] ?? 0) + rate * cost
      demand[resource] = (demand[resource] ?? 0) - cost
    }
  }
}

/** What is left of a sum of shares by rounding alone. */
const TINY = 1e-12
