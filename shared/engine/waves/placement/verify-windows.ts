import { compareNatural } from '#shared/domain/compare.ts'
import type { ScheduleProgress } from '../schedule-progress.ts'
import type { TimedRun } from '../run-wave.ts'
import { inProgress } from './in-progress.ts'
import { firstWindow } from './place-groups.ts'
import type { WaveProblem } from './wave-problem.ts'
import type { WaveState } from './wave-state.ts'
import type { WindowRuns } from './window-runs.ts'

/** How often windows that turn out too full are emptied a little. */
const MOST_REPAIRS = 40
/** Windows that a group without a place is simulated in before it is given up, and how many simulations all of them get. */
const MOST_TRIES = 5
const MOST_TRIES_OF_ALL = 200
/** Simulated events after which nothing is put elsewhere any more: a few seconds. What is counted is the same on every machine. */
const MOST_EVENTS = 1_000_000
/** Beyond them, windows that are too full lose so much of their groups at a time. */
const SHARE_OF_HASTE = 0.25
/** Of what the simulation allows, so that the next one is not too long again by a hair. */
const REPAIR_MARGIN = 0.995
const LEAST_BOUND_SHARE = 0.5

/**
 * Simulates every window as MTV runs it. What the bounds let in may still take too long: such a window gives groups back until
 * it fits, and they are put elsewhere. Fills `left` with the groups that have no window; answers whether it had to end early.
 */
export function* verifyWindows(problem: WaveProblem, state: WaveState, runs: WindowRuns, left: Set<number>): Generator<ScheduleProgress, boolean> {
  const isHasty = (): boolean => runs.spentEvents() > MOST_EVENTS
  yield* repair()
  yield* placeVerified()
  return isHasty()

  function* repair(): Generator<ScheduleProgress, void> {
    const suspects = new Set([...problem.windows.keys()].filter((window) => (state.membersOf[window]?.size ?? 0) > 0))
    for (let round = 0; round < MOST_REPAIRS && suspects.size > 0; round++) {
      const evicted: number[] = []
      let done = 0
      for (const window of suspects) {
        yield { phase: 'simulating', done, total: suspects.size }
        evicted.push(...(yield* shrink(window)))
        done++
      }
      suspects.clear()
      for (const group of evicted) {
        // In the last round nothing is put where nobody would look again.
        const other = round + 1 === MOST_REPAIRS || isHasty() ? -1 : firstWindow(problem, state, group)
        if (other === -1) continue
        state.put(group, other)
        suspects.add(other)
      }
    }
  }

  function* shrink(window: number): Generator<ScheduleProgress, readonly number[]> {
    const evicted: number[] = []
    for (let count = 1; ; count *= 2) {
      const members = membersInOrder(window)
      if (members.length === 0) return evicted
      const run = yield* inProgress(runs.run(window, members))
      const allowed = problem.capacities[window]?.seconds ?? 0
      if (run.seconds <= allowed) return isHasty() ? evicted : yield* restore(window, evicted, count / 2)
      state.scale[window] = Math.min((state.scale[window] ?? 1) * REPAIR_MARGIN, (allowed / run.seconds) * REPAIR_MARGIN * boundShare(window, allowed))
      const movable = victims(members, run, allowed)
      for (const group of movable.slice(0, isHasty() ? Math.ceil(members.length * SHARE_OF_HASTE) : count)) {
        state.take(group)
        evicted.push(group)
      }
    }
  }

  /** Twice as many go from one try to the next: of the last of them, as many as still fit come back. Answers who stays out. */
  function* restore(window: number, evicted: readonly number[], last: number): Generator<ScheduleProgress, readonly number[]> {
    const known = evicted.slice(0, Math.max(0, evicted.length - last))
    const open = evicted.slice(known.length)
    const allowed = problem.capacities[window]?.seconds ?? 0
    // All of them together are too long, which the try before has shown.
    let [fits, tooMany] = [0, open.length]
    while (fits + 1 < tooMany) {
      const wanted = Math.floor((fits + tooMany) / 2)
      const back = open.slice(open.length - wanted)
      for (const group of back) state.put(group, window)
      const run = yield* inProgress(runs.run(window, state.membersOf[window] ?? []))
      for (const group of back) state.take(group)
      if (run.seconds <= allowed) fits = wanted
      else tooMany = wanted
    }
    const back = new Set(open.slice(open.length - fits))
    for (const group of back) state.put(group, window)
    return evicted.filter((group) => !back.has(group))
  }

  /** Whoever is late goes first, and of those the smallest; nobody whom somebody put there, as long as there are others. */
  function victims(members: readonly number[], run: TimedRun, allowed: number): readonly number[] {
    const isLate = (group: number): boolean => problem.groups[group]?.vmIds.some((id) => (run.doneAt.get(id) ?? 0) > allowed) === true
    const free = members.filter((group) => problem.fixedWindow[group] === -1)
    const late = free.filter(isLate)
    return late.length > 0 ? late : free.length > 0 ? free : members
  }

  /** A last chance for who was sent away: no window is believed without a simulation. */
  function* placeVerified(): Generator<ScheduleProgress, void> {
    left.clear()
    const homeless = [...problem.groups.keys()].filter((group) => state.windowOf[group] === -1)
    let triesOfAll = 0
    for (const [index, group] of homeless.entries()) {
      left.add(group)
      if ((problem.constraints.contradictions[group] ?? []).length > 0) continue
      let tries = 0
      for (const window of problem.windows.keys()) {
        if (tries >= MOST_TRIES || triesOfAll >= MOST_TRIES_OF_ALL || isHasty()) break
        if (!state.canPut(group, window)) continue
        yield { phase: 'simulating', done: index, total: homeless.length }
        tries++
        triesOfAll++
        state.put(group, window)
        const run = yield* inProgress(runs.run(window, state.membersOf[window] ?? []))
        if (run.seconds <= (problem.capacities[window]?.seconds ?? 0)) {
          left.delete(group)
          break
        }
        state.take(group)
      }
    }
  }

  function boundShare(window: number, allowed: number): number {
    const fullest = Math.max(0, ...(state.resourceSeconds[window] ?? []))
    return Math.min(1, Math.max(fullest / allowed, LEAST_BOUND_SHARE))
  }

  function membersInOrder(window: number): readonly number[] {
    return [...(state.membersOf[window] ?? [])].sort((one, other) => (problem.loads[one]?.vms ?? 0) - (problem.loads[other]?.vms ?? 0) || compareNatural(problem.groups[other]?.id ?? '', problem.groups[one]?.id ?? ''))
  }
}
