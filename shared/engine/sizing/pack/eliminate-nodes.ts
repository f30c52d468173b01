import type { Steps } from '#shared/domain/steps.ts'
import type { NodeState } from './node-state.ts'
import { type PackProblem, RESOURCE_COUNT } from './problem.ts'

/** Nodes looked at while improving: so much that 10,000 VMs take a fraction of a second, and the same on every machine. */
const MOST_LOOKS = 3_000_000
/** Nodes that are tried in vain before it is given up. */
const MOST_FAILURES = 6

/**
 * Empties nodes by moving their items elsewhere, one after another, where need be in exchange for a smaller one that fits
 * a third node; the emptiest node first. Stops at the bound, at the budget, or after some nodes that cannot be emptied. The
 * first `fixed` nodes stay whatever happens. Node by node, and of one that takes long, item by item.
 */
export function* eliminateNodes(problem: PackProblem, state: NodeState, fixed: number, bound: number): Steps<void> {
  const budget = { looks: MOST_LOOKS }
  const tried = new Set<number>()
  let alive = state.kindOf.length
  let failures = 0
  while (alive > bound && failures < MOST_FAILURES && budget.looks > 0) {
    const node = emptiest(problem, state, fixed, tried)
    if (node < 0) return
    tried.add(node)
    if (yield* empty(problem, state, node, budget)) {
      state.retire(node)
      alive -= 1
    } else {
      failures += 1
    }
  }
}

interface Move {
  readonly item: number
  readonly from: number
}

function* empty(problem: PackProblem, state: NodeState, node: number, budget: { looks: number }): Steps<boolean> {
  const moves: Move[] = []
  const size = (item: number): number => sizeOf(problem, item, state.kindOf[node] ?? 0)
  const leaving = state.itemsOf(node).sort((left, right) => size(right) - size(left) || left - right)
  for (const item of leaving) {
    yield
    budget.looks -= state.kindOf.length
    const other = state.firstFit(item, 0, state.kindOf.length, node)
    if (other >= 0) {
      move(state, item, other, moves)
    } else if (!exchange(state, item, node, size, moves, budget)) {
      for (const { item: moved, from } of moves.reverse()) {
        state.remove(moved)
        state.place(moved, from)
      }
      return false
    }
  }
  return true
}

/** Puts an item where a smaller one is, if that one finds a third node. */
function exchange(state: NodeState, item: number, node: number, size: (item: number) => number, moves: Move[], budget: { looks: number }): boolean {
  for (let other = 0; other < state.kindOf.length && budget.looks > 0; other++) {
    if (other === node || state.free(other, 0) < 0) continue
    for (const smaller of state.itemsOf(other)) {
      if (size(smaller) >= size(item)) continue
      state.remove(smaller)
      budget.looks -= 1
      if (state.fits(item, other)) {
        budget.looks -= state.kindOf.length
        const third = thirdNode(state, smaller, node, other)
        state.place(smaller, other)
        if (third >= 0) {
          move(state, smaller, third, moves)
          move(state, item, other, moves)
          return true
        }
      } else {
        state.place(smaller, other)
      }
    }
  }
  return false
}

function thirdNode(state: NodeState, item: number, node: number, other: number): number {
  let third = state.firstFit(item, 0, state.kindOf.length, node)
  if (third === other) third = state.firstFit(item, other + 1, state.kindOf.length, node)
  return third
}

function move(state: NodeState, item: number, to: number, moves: Move[]): void {
  moves.push({ item, from: state.nodeOf[item] ?? -1 })
  state.remove(item)
  state.place(item, to)
}

function emptiest(problem: PackProblem, state: NodeState, fixed: number, tried: ReadonlySet<number>): number {
  let best = -1
  let least = Infinity
  for (let node = fixed; node < state.kindOf.length; node++) {
    if (tried.has(node)) continue
    const capacity = problem.kinds[state.kindOf[node] ?? -1]?.capacity ?? [0, 0, 0, 0]
    const fill = Math.max(...capacity.map((amount, resource) => (amount === 0 ? 0 : 1 - state.free(node, resource) / amount)))
    if (fill < least) {
      best = node
      least = fill
    }
  }
  return best
}

function sizeOf({ items, kinds }: PackProblem, item: number, kind: number): number {
  const capacity = kinds[kind]?.capacity
  let most = 0
  for (let resource = 0; resource < RESOURCE_COUNT; resource++) most = Math.max(most, (items[item]?.demand[resource] ?? 0) / Math.max(1, capacity?.[resource] ?? 1))
  return most
}
