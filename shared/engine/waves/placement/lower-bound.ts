import type { WaveProblem } from './wave-problem.ts'
import type { GroupLoad } from './group-loads.ts'

export interface LowerBound {
  readonly waves: number
  readonly because: string
}

/**
 * A number of waves that no schedule of these groups can do with less of: of each limit, as many of the roomiest windows as
 * hold the sum of all groups; of groups that take more than half of any window, one window each; of groups that wait for
 * each other, one for each link of the longest chain. The largest of these counts. Where pilots go first, no wave has both a
 * pilot and another group that nobody put there: then the bounds of both parts add up. Without `arePilotsFirst` pilots count like
 * all others: that they go first is a wish, and a schedule in which others share their window is as valid.
 */
export function lowerBound(problem: WaveProblem, scheduled: readonly number[], arePilotsFirst = false): LowerBound {
  const all = boundOfAll(problem, scheduled)
  if (!arePilotsFirst) return all
  const free = scheduled.filter((group) => problem.fixedWindow[group] === -1)
  const pilots = boundOfAll(problem, free.filter((group) => problem.pilots.has(group)))
  const others = boundOfAll(problem, free.filter((group) => !problem.pilots.has(group)))
  const waves = pilots.waves + others.waves
  return pilots.waves > 0 && others.waves > 0 && waves > all.waves ? { waves, because: `${others.because}, and pilots that go first` } : all
}

function boundOfAll(problem: WaveProblem, scheduled: readonly number[]): LowerBound {
  if (scheduled.length === 0) return { waves: 0, because: 'nothing is to be scheduled' }
  const bounds = [
    { waves: 1, because: 'there is something to move' },
    { waves: longestChain(problem, scheduled), because: 'the longest chain of dependencies' },
    { waves: pairwiseApart(problem, scheduled), because: 'groups that must be apart from each other' },
    ...DIMENSIONS.flatMap(({ name, demand, room }) => boundOf(name, scheduled.map((group) => demand(problem.loads[group])), problem.windows.map((_, window) => room(problem, window)))),
    ...resourceBounds(problem, scheduled),
  ]
  return bounds.reduce((most, bound) => (bound.waves > most.waves ? bound : most))
}

const DIMENSIONS: readonly { readonly name: string; readonly demand: (load: GroupLoad | undefined) => number; readonly room: (problem: WaveProblem, window: number) => number }[] = [
  { name: 'the limit of VMs', demand: (load) => load?.vms ?? 0, room: ({ capacities }, window) => capacities[window]?.vms ?? 0 },
  { name: 'the limit of TiB', demand: (load) => load?.capacityMib ?? 0, room: ({ capacities }, window) => capacities[window]?.capacityMib ?? 0 },
  { name: 'the limit of vCPUs', demand: (load) => load?.vcpus ?? 0, room: ({ capacities }, window) => capacities[window]?.vcpus ?? 0 },
  { name: 'the limit of risk points', demand: (load) => load?.riskPoints ?? 0, room: ({ capacities }, window) => capacities[window]?.riskPoints ?? 0 },
  { name: 'the checks', demand: (load) => load?.checkSeconds ?? 0, room: ({ capacities, windows }, window) => (capacities[window]?.seconds ?? 0) * (windows[window]?.teams ?? 1) },
]

function boundOf(name: string, demands: readonly number[], rooms: readonly number[]): readonly LowerBound[] {
  const sorted = [...rooms].filter((room) => room > 0).sort((left, right) => right - left)
  const [largest = 0] = sorted
  if (largest === Number.POSITIVE_INFINITY) return []
  const total = demands.reduce((sum, demand) => sum + demand, 0)
  let left = total * (1 - ROUNDING)
  let waves = 0
  for (const room of sorted) {
    if (left <= 0) break
    left -= room
    waves++
  }
  // Two of more than half the largest window do not go into one.
  const halves = demands.filter((demand) => demand * 2 > largest * (1 + ROUNDING)).length
  return [{ waves, because: name }, { waves: halves, because: `${name}, of groups that fill more than half of a window` }]
}

const ROUNDING = 1e-9

function resourceBounds(problem: WaveProblem, scheduled: readonly number[]): readonly LowerBound[] {
  const demands = new Map<number, { readonly own: number[]; tail: number }>()
  for (const group of scheduled) {
    for (const { index, seconds, tailSeconds } of problem.loads[group]?.resources ?? []) {
      const known = demands.get(index) ?? { own: [], tail: tailSeconds }
      known.own.push(seconds)
      known.tail = Math.min(known.tail, tailSeconds)
      demands.set(index, known)
    }
  }
  return [...demands.values()].flatMap(({ own, tail }) => boundOf('the time of one host, datastore or link', own, problem.capacities.map(({ seconds }) => seconds - tail)))
}

/** Groups one behind the other: each needs a later wave than the one before. */
function longestChain({ constraints }: WaveProblem, scheduled: readonly number[]): number {
  const isScheduled = new Set(scheduled)
  const lengths = new Map<number, number>()
  const lengthOf = (group: number): number => {
    const known = lengths.get(group)
    if (known !== undefined) return known
    lengths.set(group, 1) // what is scheduled is in no ring
    const before = [...(constraints.after[group] ?? [])].filter((other) => isScheduled.has(other))
    const length = 1 + Math.max(0, ...before.map(lengthOf))
    lengths.set(group, length)
    return length
  }
  return Math.max(...scheduled.map(lengthOf))
}

/** Greedily, a set of groups of which every two must be apart. */
function pairwiseApart({ constraints }: WaveProblem, scheduled: readonly number[]): number {
  const byDegree = scheduled.filter((group) => (constraints.apart[group]?.size ?? 0) > 0).sort((left, right) => (constraints.apart[right]?.size ?? 0) - (constraints.apart[left]?.size ?? 0) || left - right)
  const clique: number[] = []
  for (const group of byDegree) if (clique.every((other) => constraints.apart[group]?.has(other) === true)) clique.push(group)
  return clique.length
}
