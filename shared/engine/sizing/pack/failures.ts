import type { Steps } from '#shared/domain/steps.ts'
import { createNodeState, type NodeState } from './node-state.ts'
import { packOnto } from './pack.ts'
import { type Packing, type PackProblem, RESOURCE_COUNT } from './problem.ts'

/** What happens when nodes fail. */
export interface FailureOutcome {
  /** Node numbers, worst first. */
  readonly failed: readonly number[]
  readonly withoutPlace: number
  readonly needsMoves: boolean
}

/** Answers for so many failed nodes, piece by piece; with `kind`, nodes of that kind go first. */
export type FailureCheck = (count: number, kind?: number | null) => Steps<FailureOutcome>

/**
 * Asks what becomes of the items when the worst `count` nodes fail. Those of the failed nodes look for room among the rest as
 * it is, one by one, then with all of a node onto an empty one; where that is not enough, everything is packed anew onto
 * the nodes that are left. Worst is the node with the most used, by its most used resource; with `kind`, nodes of that kind go first.
 */
export function createFailureCheck(problem: PackProblem, packing: Packing): FailureCheck {
  const state = createNodeState(problem)
  for (const kind of packing.kindOf) state.open(kind)
  packing.nodeOf.forEach((node, item) => { if (node >= 0) state.place(item, node) })
  const placed = packing.nodeOf.length - packing.unplaced.length
  return function* (count, kind = null) {
    yield
    const failed = worstNodes(problem, packing, kind).slice(0, count)
    const left = evacuate(problem, state, failed, (item) => state.firstFit(item, 0, state.kindOf.length, -1))
    if (left === 0) return { failed, withoutPlace: 0, needsMoves: false }
    const spareOf = pairWithSpares(problem, packing, failed)
    const leftAfterPairing = evacuate(problem, state, failed, (item) => {
      const spare = spareOf.get(packing.nodeOf[item] ?? -1)
      return spare !== undefined && state.fits(item, spare) ? spare : state.firstFit(item, 0, state.kindOf.length, -1)
    })
    if (leftAfterPairing === 0) return { failed, withoutPlace: 0, needsMoves: false }
    const gone = new Set(failed)
    const anew = yield* packOnto(problem, packing.kindOf.filter((_, node) => !gone.has(node)))
    const withoutPlace = placed - (anew.nodeOf.length - anew.unplaced.length)
    const least = Math.min(left, leftAfterPairing)
    return withoutPlace < least ? { failed, withoutPlace: Math.max(0, withoutPlace), needsMoves: true } : { failed, withoutPlace: least, needsMoves: false }
  }
}

/** Moves everything off nodes, counts what finds no place, and puts it all back. */
function evacuate(problem: PackProblem, state: NodeState, failed: readonly number[], choose: (item: number) => number): number {
  const moved = failed.flatMap((node) => state.itemsOf(node).map((item) => ({ item, node })))
  for (const { item } of moved) state.remove(item)
  for (const node of failed) state.retire(node)
  const size = (item: number): number => problem.items[item]?.demand[0] ?? 0
  let without = 0
  for (const { item } of [...moved].sort((left, right) => size(right.item) - size(left.item) || left.item - right.item)) {
    const node = choose(item)
    if (node >= 0) state.place(item, node)
    else without += 1
  }
  for (const { item } of moved) if ((state.nodeOf[item] ?? -1) >= 0) state.remove(item)
  for (const node of failed) state.revive(node)
  for (const { item, node } of moved) state.place(item, node)
  return without
}

/** For each failed node an empty one that has at least as much, as far as there are such. */
function pairWithSpares({ kinds }: PackProblem, packing: Packing, failed: readonly number[]): ReadonlyMap<number, number> {
  const taken = new Set([...packing.nodeOf, ...failed])
  const pairs = new Map<number, number>()
  for (const node of failed) {
    const old = kinds[packing.kindOf[node] ?? -1]
    const spare = packing.kindOf.findIndex((kind, candidate) => {
      const own = kinds[kind]
      return !taken.has(candidate) && own !== undefined && old?.capacity.every((amount, resource) => amount <= (own.capacity[resource] ?? 0)) === true && old.allowed.every((isAllowed, classOf) => !isAllowed || own.allowed[classOf] === true)
    })
    if (spare < 0) continue
    taken.add(spare)
    pairs.set(node, spare)
  }
  return pairs
}

function worstNodes(problem: PackProblem, packing: Packing, kind: number | null): readonly number[] {
  const used = packing.kindOf.map(() => new Float64Array(RESOURCE_COUNT))
  packing.nodeOf.forEach((node, item) => {
    const sums = used[node]
    if (sums === undefined) return
    problem.items[item]?.demand.forEach((amount, resource) => (sums[resource] = (sums[resource] ?? 0) + amount))
  })
  const totals = Array.from({ length: RESOURCE_COUNT }, (_, resource) => Math.max(1, used.reduce((sum, node) => sum + (node[resource] ?? 0), 0)))
  const weight = used.map((node) => Math.max(...totals.map((total, resource) => (node[resource] ?? 0) / total)))
  const isOther = (node: number): number => (kind !== null && packing.kindOf[node] !== kind ? 1 : 0)
  return [...packing.kindOf.keys()].sort((left, right) => isOther(left) - isOther(right) || (weight[right] ?? 0) - (weight[left] ?? 0) || left - right)
}
