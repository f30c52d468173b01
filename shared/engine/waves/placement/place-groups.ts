import type { WaveProblem } from './wave-problem.ts'
import type { WaveState } from './wave-state.ts'

/**
 * Puts groups into the first window that takes them. Order: who must go where somebody said, who others wait for, who has
 * the fewest windows, then the largest, so that small ones fill what is left. Answers the groups that found no window.
 */
export function placeGroups(problem: WaveProblem, state: WaveState, groups: Iterable<number>): readonly number[] {
  const order = placementOrder(problem, groups)
  const left: number[] = []
  for (const group of order) {
    const window = firstWindow(problem, state, group)
    if (window === -1) left.push(group)
    else state.put(group, window)
  }
  return left
}

/** The first window that takes a group; -1: none. A group waits for others that are nowhere yet. */
export function firstWindow(problem: WaveProblem, state: WaveState, group: number): number {
  if ((problem.constraints.contradictions[group] ?? []).length > 0) return -1
  for (const window of problem.windows.keys()) if ((problem.failures[group]?.[window]?.length ?? 0) === 0 && state.canPut(group, window)) return window
  return -1
}

function placementOrder(problem: WaveProblem, groups: Iterable<number>): readonly number[] {
  const chain = chainLengths(problem)
  const openWindows = new Map<number, number>()
  const weight = new Map<number, number>()
  const list = [...groups]
  for (const group of list) {
    openWindows.set(group, (problem.failures[group] ?? []).filter((failing) => failing.length === 0).length)
    weight.set(group, dominantShare(problem, group))
  }
  return list.sort((left, right) =>
    Number(isFixed(problem, right)) - Number(isFixed(problem, left))
    || (chain[right] ?? 0) - (chain[left] ?? 0)
    || Number(isTight(openWindows.get(right), problem)) - Number(isTight(openWindows.get(left), problem))
    || (weight.get(right) ?? 0) - (weight.get(left) ?? 0)
    || left - right)
}

const isFixed = (problem: WaveProblem, group: number): boolean => problem.fixedWindow[group] !== -1

/** Open to fewer than half of the windows: it goes before those that can go anywhere. */
function isTight(open: number | undefined, problem: WaveProblem): boolean {
  return (open ?? 0) * 2 < problem.windows.length
}

/** The largest part of an ordinary window that a group takes of anything. */
function dominantShare({ loads, capacities, windows }: WaveProblem, group: number): number {
  const load = loads[group]
  const capacity = capacities.at(-1)
  const teams = windows.at(-1)?.teams ?? 1
  if (load === undefined || capacity === undefined) return 0
  const room = Math.max(1, capacity.seconds - load.tailSeconds)
  return Math.max(load.vms / capacity.vms, load.capacityMib / capacity.capacityMib, load.vcpus / capacity.vcpus, load.riskPoints / capacity.riskPoints, load.checkSeconds / teams / room, ...load.resources.map(({ seconds }) => seconds / room))
}

/** How many groups wait one after the other behind each; rings do not count, since they have no place anyway. */
function chainLengths({ groups, constraints }: WaveProblem): readonly number[] {
  const waiting: number[][] = groups.map(() => [])
  for (const [place, after] of constraints.after.entries()) for (const other of after) waiting[other]?.push(place)
  const lengths: number[] = groups.map(() => -1)
  for (const start of groups.keys()) {
    const stack = [start]
    for (let place = stack.at(-1); place !== undefined; place = stack.at(-1)) {
      const behind = (waiting[place] ?? []).filter((other) => (constraints.contradictions[other] ?? []).length === 0)
      const open = lengths[place] === -1 ? behind.filter((other) => lengths[other] === -1) : []
      if (open.length > 0 && lengths[place] === -1 && (constraints.contradictions[place] ?? []).length === 0) {
        stack.push(...open)
        continue
      }
      lengths[place] = behind.length === 0 ? 0 : 1 + Math.max(...behind.map((other) => lengths[other] ?? 0))
      stack.pop()
    }
  }
  return lengths
}
