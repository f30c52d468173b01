import type { Steps } from '#shared/domain/steps.ts'
import { createNodeState, type NodeState } from './node-state.ts'
import { type PackProblem, RESOURCE_COUNT } from './problem.ts'

/** Nodes that are compared for an item: enough to balance, and few enough that 100,000 VMs take seconds. */
const WINDOW = 96
/** Coprime with most counts of nodes, so that the windows of items that follow each other lie apart. */
const STRIDE = 61
/** Items that found no place and are exchanged for smaller ones; with more, there are too few nodes. */
const MOST_REPAIRS = 40
const MOST_REPAIR_LOOKS = 400_000
/** Items that are placed between two looks at what else there is to do: with the window above, some ten milliseconds. */
const ITEMS_AT_ONCE = 2_048

/**
 * Places items on given nodes so that these fill evenly in every resource: the largest first, each where the fullest
 * resource stays lowest. VMs with much memory and those with many CPUs come together that way, which taking the
 * first node that fits does not do. Null where not all items find a place. Piece by piece.
 */
export function* spread(problem: PackProblem, nodes: readonly number[], order: Int32Array): Steps<NodeState | null> {
  const state = createNodeState(problem)
  for (const kind of nodes) state.open(kind)
  const count = nodes.length
  const inverse = new Float64Array(count * RESOURCE_COUNT)
  nodes.forEach((kind, node) => problem.kinds[kind]?.capacity.forEach((amount, resource) => (inverse[node * RESOURCE_COUNT + resource] = amount > 0 ? 1 / amount : 0)))
  // Read directly: asked node by node through the state, this loop takes four times as long, and it is most of what sizing does.
  const free = state.freeOfAll()
  const looks = Math.min(WINDOW, count)
  const left: number[] = []
  let start = 0
  for (let place = 0; place < order.length; place++) {
    if (place % ITEMS_AT_ONCE === 0) yield
    const item = order[place] ?? -1
    const demand = problem.items[item]?.demand
    if (demand === undefined) continue
    const [memory, cpu, pods] = demand
    let best = -1
    let lowest = Infinity
    for (let step = 0, node = start; step < looks; step++, node = node + 1 === count ? 0 : node + 1) {
      const at = node * RESOURCE_COUNT
      // What is used afterwards, as a share: one minus what is free, plus the item's own.
      const byMemory = 1 - ((free[at] ?? 0) - memory) * (inverse[at] ?? 0)
      const byCpu = 1 - ((free[at + 1] ?? 0) - cpu) * (inverse[at + 1] ?? 0)
      const byPods = 1 - ((free[at + 2] ?? 0) - pods) * (inverse[at + 2] ?? 0)
      const fill = Math.max(byMemory, byCpu, byPods) + (byMemory + byCpu) * TIE_BREAK
      if (fill < lowest && state.fits(item, node)) {
        best = node
        lowest = fill
      }
    }
    start = (start + STRIDE) % Math.max(1, count)
    if (best < 0) best = state.firstFit(item, 0, count, -1)
    if (best >= 0) state.place(item, best)
    else left.push(item)
    if (left.length > MOST_REPAIRS) return null
  }
  const budget = { looks: MOST_REPAIR_LOOKS }
  return left.every((item) => repair(problem, state, item, budget)) ? state : null
}

/** Of two nodes that would be as full by the fullest resource, the one that is emptier by the others. */
const TIE_BREAK = 0.01

/** Places an item where a smaller one is, if that one finds another node. */
function repair({ items }: PackProblem, state: NodeState, item: number, budget: { looks: number }): boolean {
  const demand = items[item]?.demand
  if (demand === undefined) return false
  for (let node = 0; node < state.kindOf.length && budget.looks > 0; node++) {
    for (const smaller of state.itemsOf(node)) {
      budget.looks -= 1
      const own = items[smaller]?.demand
      if (own === undefined || !demand.every((amount, resource) => amount <= state.free(node, resource) + (own[resource] ?? 0))) continue
      state.remove(smaller)
      if (state.fits(item, node)) {
        budget.looks -= state.kindOf.length
        const other = state.firstFit(smaller, 0, state.kindOf.length, node)
        if (other >= 0) {
          state.place(item, node)
          state.place(smaller, other)
          return true
        }
      }
      state.place(smaller, node)
    }
  }
  return false
}
