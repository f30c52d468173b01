import type { Constraint } from '#shared/domain/sizing/sizing-result.ts'
import { type PackItem, type PackKind, type PackProblem, RESOURCES, type Vector } from './problem.ts'

/** How many nodes there have to be at least, by one constraint. */
export interface PackBound {
  readonly constraint: Constraint
  readonly nodes: number
  /** What was divided, and by what; null where it was counted. */
  readonly total: number
  readonly perNode: number
  /** Of which kind how many are counted, where kinds differ; empty where everything was divided by one. */
  readonly counted: readonly { readonly kind: number; readonly nodes: number }[]
}

/**
 * Lower bounds on the nodes that hold all items; whatever the packing, it needs as many as the highest. Every item has to
 * fit some node. Existing nodes are all in. Resources: as many of the largest nodes as cover the sum. Large VMs: the sum of
 * u(size), where u is 1 above 1-e, 0 below e and the size itself between, for each e up to a half (dual-feasible functions
 * of Fekete and Schepers); for CPU and memory together the size is the mean of both. Anti-affinity: the largest rule.
 */
export function lowerBounds({ items, kinds }: PackProblem): readonly PackBound[] {
  const existing = kinds.reduce((total, kind) => total + (kind.isExisting ? kind.limit : 0), 0)
  const bounds: PackBound[] = RESOURCES.map((constraint, resource) => {
    const total = items.reduce((sum, item) => sum + (item.demand[resource] ?? 0), 0)
    const counted = nodesToCover(total, resource, kinds)
    return { constraint, nodes: counted.reduce((sum, { nodes }) => sum + nodes, 0), total, perNode: largest(kinds, resource), counted: kinds.filter(({ limit }) => limit > 0).length > 1 ? counted : [] }
  })
  const [memory, cpu] = [largest(kinds, MEMORY), largest(kinds, CPU)]
  const sizes: readonly (readonly [Constraint, number, (demand: Vector) => number])[] = [
    ['large-vms-by-memory', memory, (demand) => demand[MEMORY]],
    ['large-vms-by-cpu', cpu, (demand) => demand[CPU]],
    ['cpu-and-memory', 1, (demand) => (demand[MEMORY] / memory + demand[CPU] / cpu) / 2],
  ]
  for (const [constraint, perNode, sizeOf] of sizes) {
    const total = memory > 0 && cpu > 0 ? dualFeasibleSum(items.map(({ demand }) => sizeOf(demand)), perNode) : 0
    bounds.push({ constraint, nodes: perNode > 0 ? ceil(total / perNode) : 0, total, perNode, counted: [] })
  }
  const rules = largestRule(items)
  bounds.push({ constraint: 'anti-affinity', nodes: rules, total: rules, perNode: 1, counted: [] })
  if (existing > 0) bounds.push({ constraint: 'existing-hosts', nodes: existing, total: existing, perNode: 1, counted: [] })
  return bounds
}

const MEMORY = 0
const CPU = 1

/** As many existing nodes as cover a sum, then as many of those with the most of the resource, within their limits. */
function nodesToCover(total: number, resource: number, kinds: readonly PackKind[]): PackBound['counted'] {
  let left = total
  const counted: { kind: number; nodes: number }[] = []
  const capacityOf = (kind: PackKind): number => kind.capacity[resource] ?? 0
  const inOrder = [...kinds.entries()].sort(([, first], [, second]) => Number(second.isExisting) - Number(first.isExisting) || capacityOf(second) - capacityOf(first))
  for (const [index, kind] of inOrder) {
    if (left <= 0) break
    const capacity = capacityOf(kind)
    const taken = capacity > 0 ? Math.min(kind.limit, ceil(left / capacity)) : kind.isExisting ? kind.limit : 0
    if (taken > 0) counted.push({ kind: index, nodes: taken })
    left -= taken * capacity
  }
  return counted
}

/** The highest sum of u over all thresholds: the sizes up to a half, and a half; `whole` is a node. */
function dualFeasibleSum(sizes: readonly number[], whole: number): number {
  const sorted = Float64Array.from(sizes).sort()
  const sums = new Float64Array(sorted.length + 1)
  sorted.forEach((size, index) => (sums[index + 1] = (sums[index] ?? 0) + size))
  let best = 0
  let previous = -1
  for (let index = 0; index <= sorted.length; index++) {
    const isEnd = index === sorted.length || (sorted[index] ?? 0) > whole / 2
    const threshold = isEnd ? whole / 2 : (sorted[index] ?? 0)
    if (threshold === previous) continue
    previous = threshold
    // Sizes of exactly 1-e count as themselves, those above as a whole node.
    const firstLarge = upperIndex(sorted, whole - threshold)
    const sum = (sorted.length - firstLarge) * whole + ((sums[firstLarge] ?? 0) - (sums[index] ?? 0))
    best = Math.max(best, sum)
    if (isEnd) break
  }
  return best
}

/** The first index whose value is above a limit. */
function upperIndex(sorted: Float64Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > limit) high = middle
    else low = middle + 1
  }
  return low
}

function largestRule(items: readonly PackItem[]): number {
  const members = new Map<number, number>()
  for (const { rules } of items) for (const rule of rules) members.set(rule, (members.get(rule) ?? 0) + 1)
  let most = 0
  for (const count of members.values()) most = Math.max(most, count)
  return most
}

function largest(kinds: readonly PackKind[], resource: number): number {
  return Math.max(0, ...kinds.map(({ capacity, limit }) => (limit > 0 ? (capacity[resource] ?? 0) : 0)))
}

/** Sums of fractions end a hair above a whole number: a bound must never be too high. */
const SLACK = 1e-9

function ceil(value: number): number {
  return Math.ceil(value - SLACK)
}
