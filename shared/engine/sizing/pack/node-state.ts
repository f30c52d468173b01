import { type PackItem, type PackProblem, RESOURCE_COUNT } from './problem.ts'

const START_NODES = 64

/** Nodes and what is free on them, while items are placed and taken away. Owned by one packing at a time. */
export interface NodeState {
  readonly kindOf: number[]
  readonly nodeOf: Int32Array
  /** Adds an empty node of a kind; its number. */
  open(kind: number): number
  fits(item: number, node: number): boolean
  /** The first node from `from` on, below `end`, that takes an item; -1: none. */
  firstFit(item: number, from: number, end: number, except: number): number
  place(item: number, node: number): void
  remove(item: number): void
  /** The items of a node, ascending. */
  itemsOf(node: number): number[]
  /** Nothing may land on a node from now on; it has to be empty. */
  retire(node: number): void
  /** The opposite. */
  revive(node: number): void
  free(node: number, resource: number): number
  /** The same of all nodes, node by node in the order of the resources, as it is from now on: good until a node is opened. For loops that look at many. */
  freeOfAll(): Float64Array
}

/** No node, no item placed. */
export function createNodeState({ items, kinds }: PackProblem): NodeState {
  const demand = new Float64Array(items.length * RESOURCE_COUNT)
  items.forEach((item, index) => item.demand.forEach((amount, resource) => (demand[index * RESOURCE_COUNT + resource] = amount)))
  const kindOf: number[] = []
  const nodeOf = new Int32Array(items.length).fill(-1)
  let free = new Float64Array(START_NODES * RESOURCE_COUNT)
  // The items of a node are chained, so that placing and removing make nothing: improving a packing does so some million times.
  const firstOf: number[] = []
  const next = new Int32Array(items.length).fill(-1)
  const previous = new Int32Array(items.length).fill(-1)
  const rules: (Set<number> | null)[] = []
  const allowsAll = kinds.map(({ allowed }) => allowed.every(Boolean))
  const ruleless = items.map((item) => item.rules.length === 0)

  const isAllowed = (item: number, node: number): boolean => {
    const kind = kindOf[node] ?? -1
    const entry = items[item]
    if (entry === undefined) return false
    if (allowsAll[kind] !== true && kinds[kind]?.allowed[entry.classOf] !== true) return false
    return ruleless[item] === true || !breaksRule(entry, rules[node] ?? null)
  }
  const fits = (item: number, node: number): boolean => {
    const at = item * RESOURCE_COUNT
    const on = node * RESOURCE_COUNT
    for (let resource = 0; resource < RESOURCE_COUNT; resource++) if ((demand[at + resource] ?? 0) > (free[on + resource] ?? 0)) return false
    return isAllowed(item, node)
  }
  const shift = (item: number, node: number, sign: 1 | -1): void => {
    for (let resource = 0; resource < RESOURCE_COUNT; resource++) {
      const on = node * RESOURCE_COUNT + resource
      free[on] = (free[on] ?? 0) - sign * (demand[item * RESOURCE_COUNT + resource] ?? 0)
    }
  }
  return {
    kindOf,
    nodeOf,
    fits,
    open: (kind) => {
      const node = kindOf.length
      kindOf.push(kind)
      firstOf.push(-1)
      rules[node] = null
      if ((node + 1) * RESOURCE_COUNT > free.length) {
        const larger = new Float64Array(free.length * 2)
        larger.set(free)
        free = larger
      }
      kinds[kind]?.capacity.forEach((amount, resource) => (free[node * RESOURCE_COUNT + resource] = amount))
      return node
    },
    firstFit: (item, from, end, except) => {
      const memory = demand[item * RESOURCE_COUNT] ?? 0
      const cpu = demand[item * RESOURCE_COUNT + 1] ?? 0
      for (let node = from, on = from * RESOURCE_COUNT; node < end; node++, on += RESOURCE_COUNT) {
        if (memory > (free[on] ?? 0) || cpu > (free[on + 1] ?? 0) || node === except) continue
        if (fits(item, node)) return node
      }
      return -1
    },
    place: (item, node) => {
      shift(item, node, 1)
      nodeOf[item] = node
      const first = firstOf[node] ?? -1
      next[item] = first
      previous[item] = -1
      if (first >= 0) previous[first] = item
      firstOf[node] = item
      if (ruleless[item] === true) return
      const known = rules[node] ?? new Set()
      for (const rule of items[item]?.rules ?? []) known.add(rule)
      rules[node] = known
    },
    remove: (item) => {
      const node = nodeOf[item] ?? -1
      shift(item, node, -1)
      nodeOf[item] = -1
      const [before, after] = [previous[item] ?? -1, next[item] ?? -1]
      if (before >= 0) next[before] = after
      else firstOf[node] = after
      if (after >= 0) previous[after] = before
      if (ruleless[item] !== true) for (const rule of items[item]?.rules ?? []) rules[node]?.delete(rule)
    },
    itemsOf: (node) => {
      const own: number[] = []
      for (let item = firstOf[node] ?? -1; item >= 0; item = next[item] ?? -1) own.push(item)
      return own.sort((left, right) => left - right)
    },
    // No demand is below zero, so that nothing fits.
    retire: (node) => void (free[node * RESOURCE_COUNT] = -1),
    revive: (node) => void (free[node * RESOURCE_COUNT] = kinds[kindOf[node] ?? -1]?.capacity[0] ?? 0),
    free: (node, resource) => free[node * RESOURCE_COUNT + resource] ?? 0,
    freeOfAll: () => free,
  }
}

function breaksRule(item: PackItem, known: ReadonlySet<number> | null): boolean {
  return known !== null && item.rules.some((rule) => known.has(rule))
}
