import type { ScheduleProgress } from '../schedule-progress.ts'
import { inProgress } from './in-progress.ts'
import type { WaveProblem } from './wave-problem.ts'
import type { WaveState } from './wave-state.ts'
import type { WindowRuns } from './window-runs.ts'

/** Simulations that looking for waves to close may take, and simulated events, so that large schedules are not held up. */
const MOST_RUNS = 120
const MOST_EVENTS = 100_000
/** Waves that are tried, those with the least to do first. */
const MOST_WAVES = 3

/**
 * Empties waves where the simulation finds room for all of them in earlier ones. Windows that turned out too full were
 * emptied by guesses, and what bounds refuse to move once is not what a simulation refuses: the last wave is often one too many.
 */
export function* closeByTime(problem: WaveProblem, state: WaveState, runs: WindowRuns): Generator<ScheduleProgress, void> {
  const limit = runs.spentEvents() + MOST_EVENTS
  const scales = [...state.scale]
  let runsLeft = MOST_RUNS
  let triesLeft = MOST_WAVES
  for (const window of smallestFirst()) {
    if (triesLeft-- <= 0) break
    const members = inOrder(window)
    if (members.some((group) => problem.fixedWindow[group] !== -1 || problem.pilots.has(group))) continue
    for (const group of members) state.take(group)
    let homeless = members
    const filled: (readonly [window: number, groups: readonly number[]])[] = []
    for (const other of usedBefore(window)) {
      if (homeless.length === 0) break
      const taken = yield* fill(other, homeless)
      if (taken.length === 0) continue
      filled.push([other, taken])
      homeless = homeless.filter((group) => !taken.includes(group))
    }
    if (homeless.length === 0) continue
    for (const [, groups] of filled) for (const group of groups) state.take(group)
    for (const group of members) state.put(group, window)
  }
  for (const [window, scale] of scales.entries()) state.scale[window] = scale

  /** As many of these groups as a window takes by its simulation, in their order; they are put there. */
  function* fill(window: number, groups: readonly number[]): Generator<ScheduleProgress, readonly number[]> {
    const allowed = problem.capacities[window]?.seconds ?? 0
    state.scale[window] = 1
    const taken = groups.filter((group) => {
      if (!state.canPut(group, window)) return false
      state.put(group, window)
      return true
    })
    // Between what is known to fit and what is known not to, by halves.
    let [fits, tooMany] = [0, taken.length + 1]
    let wanted = taken.length
    while (fits + 1 < tooMany) {
      for (const [index, group] of taken.entries()) {
        if (index < wanted && state.windowOf[group] === -1) state.put(group, window)
        if (index >= wanted && state.windowOf[group] === window) state.take(group)
      }
      if (runsLeft <= 0 || runs.spentEvents() > limit) {
        tooMany = fits + 1
        break
      }
      runsLeft--
      yield { phase: 'simulating', done: 0, total: 0 }
      const run = yield* inProgress(runs.run(window, state.membersOf[window] ?? []))
      if (run.seconds <= allowed) fits = wanted
      else tooMany = wanted
      wanted = Math.floor((fits + tooMany) / 2)
    }
    for (const [index, group] of taken.entries()) {
      if (index < fits && state.windowOf[group] === -1) state.put(group, window)
      if (index >= fits && state.windowOf[group] === window) state.take(group)
    }
    return taken.slice(0, fits)
  }

  function smallestFirst(): readonly number[] {
    const vmsIn = (window: number): number => [...(state.membersOf[window] ?? [])].reduce((sum, group) => sum + (problem.loads[group]?.vms ?? 0), 0)
    return used().map((window) => ({ window, vms: vmsIn(window) })).sort((left, right) => left.vms - right.vms || right.window - left.window).map(({ window }) => window)
  }

  function used(): readonly number[] {
    return [...problem.windows.keys()].filter((window) => (state.membersOf[window]?.size ?? 0) > 0)
  }

  function usedBefore(window: number): readonly number[] {
    return used().filter((other) => other !== window)
  }

  /** The hardest to place first. */
  function inOrder(window: number): readonly number[] {
    return [...(state.membersOf[window] ?? [])].sort((left, right) => (problem.loads[right]?.longestSeconds ?? 0) - (problem.loads[left]?.longestSeconds ?? 0) || left - right)
  }
}
