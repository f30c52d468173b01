import { finish, type Steps } from '#shared/domain/steps.ts'
import { eliminateNodes } from './eliminate-nodes.ts'
import { createNodeState, type NodeState } from './node-state.ts'
import { spread } from './spread.ts'
import { fitsEmpty, type Packing, type PackProblem, RESOURCE_COUNT, type Vector } from './problem.ts'

/**
 * Places items on as few nodes as it finds: first-fit decreasing by several measures of size; then, between the bound and
 * the best of those, the fewest nodes over which everything can be spread evenly; at last nodes are emptied. Items are
 * expected in the order that breaks ties. `bound`: where it is reached nothing better is looked for. The same problem
 * gives the same packing.
 */
export function pack(problem: PackProblem, bound: number): Packing {
  return finish(packSteps(problem, bound))
}

/** The same piece by piece, each of some ten milliseconds for 10,000 items, for whoever has other things to do in between. */
export function* packSteps(problem: PackProblem, bound: number): Steps<Packing> {
  const start = existingNodes(problem)
  let best: NodeState | null = null
  for (const measure of measuresFor(problem)) {
    const state: NodeState = yield* firstFitDecreasing(problem, orderBy(problem, measure), start, true)
    if (best === null || isBetter(state, best)) best = state
    if (isComplete(best) && best.kindOf.length <= bound) break
  }
  if (best === null) return { kindOf: [], nodeOf: new Int32Array(), unplaced: [] }
  if (isComplete(best)) best = yield* fewestBySpreading(problem, best, start.length, bound)
  if (best.kindOf.length > bound) yield* eliminateNodes(problem, best, start.length, bound)
  return withoutEmptyNodes(best, start.length)
}

/** Places items on given nodes and no others, as many as it can: spread evenly, else first-fit decreasing by each measure; piece by piece. */
export function* packOnto(problem: PackProblem, nodes: readonly number[]): Steps<Packing> {
  let best = canHold(problem, nodes) ? yield* spread(problem, nodes, orderBy(problem, byFullest)) : null
  for (const measure of best === null ? measuresFor(problem) : []) {
    const state: NodeState = yield* firstFitDecreasing(problem, orderBy(problem, measure), nodes, false)
    if (best === null || isBetter(state, best)) best = state
    if (isComplete(best)) break
  }
  const state = best ?? createNodeState(problem)
  return { kindOf: state.kindOf, nodeOf: state.nodeOf, unplaced: unplacedOf(state) }
}

/** Sizes by which items are put in order, as shares of the largest node: the scarcest resource, their sum by demand, memory, CPU. */
type Measure = (shares: readonly number[], weights: readonly number[]) => number
const byFullest: Measure = (shares) => Math.max(...shares)
const byDemand: Measure = (shares, weights) => shares.reduce((sum, share, resource) => sum + share * (weights[resource] ?? 0), 0)
const MEASURES: readonly Measure[] = [byFullest, byDemand, (shares) => shares[0] ?? 0, (shares) => shares[1] ?? 0]

/** Halves the distance between the bound and what was found, keeping the smallest number of nodes that works. */
function* fewestBySpreading(problem: PackProblem, found: NodeState, existing: number, bound: number): Steps<NodeState> {
  const order = orderBy(problem, byFullest)
  let best = found
  let tooFew = Math.max(bound, existing) - 1
  while (best.kindOf.length - tooFew > 1) {
    const count = Math.max(tooFew + 1, Math.floor(tooFew + (best.kindOf.length - tooFew) * SEARCH_STEP))
    const state: NodeState | null = yield* spread(problem, fewerNodes(best.kindOf, existing, count), order)
    if (state === null) tooFew = count
    else best = state
  }
  return best
}

/** What works lies nearer to the bound than to what first-fit finds. */
const SEARCH_STEP = 0.25

/** The same nodes but for some of the kind of which there are most, the existing ones aside. */
function fewerNodes(kinds: readonly number[], existing: number, count: number): readonly number[] {
  const counts = new Map<number, number>()
  for (const kind of kinds.slice(existing)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const [common] = [...counts].sort(([left, many], [right, few]) => few - many || left - right)[0] ?? [-1]
  let surplus = kinds.length - count
  return [...kinds].reverse().filter((kind, index) => index >= kinds.length - existing || kind !== common || surplus-- <= 0).reverse()
}

/** Beyond so many items one measure has to do: spreading finds better answers anyway, and each measure takes as long. */
const MOST_MEASURED = 20_000

function measuresFor({ items }: PackProblem): readonly Measure[] {
  return items.length > MOST_MEASURED ? MEASURES.slice(0, 1) : MEASURES
}

/** Whether nodes have as much as all items take, so that trying makes sense. */
function canHold({ items, kinds }: PackProblem, nodes: readonly number[]): boolean {
  return Array.from({ length: RESOURCE_COUNT }, (_, resource) => resource).every((resource) =>
    items.reduce((sum, { demand }) => sum + (demand[resource] ?? 0), 0) <= nodes.reduce((sum, kind) => sum + (kinds[kind]?.capacity[resource] ?? 0), 0))
}

function orderBy({ items, kinds }: PackProblem, measure: Measure): Int32Array {
  const most = Array.from({ length: RESOURCE_COUNT }, (_, resource) => Math.max(1, ...kinds.map(({ capacity }) => capacity[resource] ?? 0)))
  const shares = Array.from({ length: RESOURCE_COUNT }, () => 0) // filled anew for each item
  const share = (demand: Vector): void => {
    for (let resource = 0; resource < RESOURCE_COUNT; resource++) shares[resource] = (demand[resource] ?? 0) / (most[resource] ?? 1)
  }
  const weights = shares.map(() => 0)
  if (measure === byDemand) {
    for (const { demand } of items) {
      share(demand)
      for (let resource = 0; resource < RESOURCE_COUNT; resource++) weights[resource] = (weights[resource] ?? 0) + (shares[resource] ?? 0)
    }
  }
  const sizes = Float64Array.from(items, ({ demand }) => {
    share(demand)
    return measure(shares, weights)
  })
  return Int32Array.from(items.keys()).sort((left, right) => (sizes[right] ?? 0) - (sizes[left] ?? 0) || left - right)
}

/** Items that are placed between two looks at what else there is to do. */
const ITEMS_AT_ONCE = 2_048

function* firstFitDecreasing(problem: PackProblem, order: Int32Array, start: readonly number[], canOpen: boolean): Steps<NodeState> {
  const { items, kinds } = problem
  const state = createNodeState(problem)
  for (const kind of start) state.open(kind)
  const left = kinds.map(({ limit, isExisting }) => (isExisting ? 0 : limit))
  for (let place = 0; place < order.length; place++) {
    if (place % ITEMS_AT_ONCE === 0) yield
    const item = order[place] ?? -1
    const entry = items[item]
    if (entry === undefined) continue
    let node = state.firstFit(item, 0, state.kindOf.length, -1)
    if (node < 0 && canOpen) {
      const kind = kinds.findIndex((candidate, index) => (left[index] ?? 0) > 0 && fitsEmpty(entry, candidate))
      if (kind >= 0) {
        left[kind] = (left[kind] ?? 0) - 1
        node = state.open(kind)
      }
    }
    if (node >= 0) state.place(item, node)
  }
  return state
}

function existingNodes({ kinds }: PackProblem): readonly number[] {
  return kinds.flatMap((kind, index) => (kind.isExisting ? Array.from({ length: kind.limit }, () => index) : []))
}

function isBetter(left: NodeState, right: NodeState): boolean {
  const [missing, others] = [unplacedOf(left).length, unplacedOf(right).length]
  return missing < others || (missing === others && left.kindOf.length < right.kindOf.length)
}

function unplacedOf(state: NodeState): number[] {
  return [...state.nodeOf.keys()].filter((item) => state.nodeOf[item] === -1)
}

function isComplete(state: NodeState): boolean {
  return !state.nodeOf.includes(-1)
}

function withoutEmptyNodes(state: NodeState, existing: number): Packing {
  const renumbered: number[] = []
  const kindOf: number[] = []
  state.kindOf.forEach((kind, node) => {
    const isKept = node < existing || state.itemsOf(node).length > 0
    renumbered.push(isKept ? kindOf.length : -1)
    if (isKept) kindOf.push(kind)
  })
  return { kindOf, nodeOf: state.nodeOf.map((node) => (node < 0 ? -1 : (renumbered[node] ?? -1))), unplaced: unplacedOf(state) }
}
