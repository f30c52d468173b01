import type { WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import { finish } from '#shared/domain/steps.ts'
import { describeSchedule } from './describe-schedule.ts'
import { FRESH_RUNS, type WaveRuns } from './kept-runs.ts'
import { closeByTime } from './placement/close-by-time.ts'
import { improve } from './placement/improve.ts'
import { type LowerBound, lowerBound } from './placement/lower-bound.ts'
import { placeGroups } from './placement/place-groups.ts'
import { verifyWindows } from './placement/verify-windows.ts'
import type { WaveInput } from './placement/wave-input.ts'
import { createWaveProblem, type WaveProblem } from './placement/wave-problem.ts'
import { createWaveState, type WaveState } from './placement/wave-state.ts'
import { createWindowRuns } from './placement/window-runs.ts'
import type { ScheduleProgress } from './schedule-progress.ts'

/**
 * A schedule: every VM is in exactly one wave, or unscheduled with the smallest set of constraints that leaves it no window.
 * Hard constraints always hold. With a schedule before, everything that is still valid stays unless moving it gains much.
 * Deterministic: the same input gives the same schedule, whatever `waveRuns` remembers; steps are counted, not seconds.
 */
export function scheduleWaves(input: WaveInput, waveRuns: WaveRuns = FRESH_RUNS): WaveSchedule {
  return finish(scheduleSteps(input, waveRuns))
}

/** The same, stopping every few milliseconds with how far it is, so that whoever drives it can look whether it is still wanted. */
export function* scheduleSteps(input: WaveInput, waveRuns: WaveRuns = FRESH_RUNS): Generator<ScheduleProgress, WaveSchedule> {
  return (yield* solveSteps(input, waveRuns)).schedule
}

/** The same with what was solved, for whoever compares the schedule with another. */
export function* solveSteps(input: WaveInput, waveRuns: WaveRuns): Generator<ScheduleProgress, { readonly problem: WaveProblem; readonly schedule: WaveSchedule }> {
  yield { phase: 'placing', done: 0, total: 0 }
  const problem = createWaveProblem(input)
  const wasAt = previousWindows(problem)
  let pilotWindow = -1
  const state = createWaveState(problem, () => pilotWindow)
  const left = new Set<number>()
  const all = [...problem.groups.keys()]

  // What somebody put somewhere goes before what only happened to be there; once more for who waits for one of those.
  placeFixed()
  keep(all.filter((group) => wasAt[group] !== -1 && state.windowOf[group] === -1))
  placeFixed()
  const pilots = [...problem.pilots].filter((group) => state.windowOf[group] === -1 && problem.fixedWindow[group] === -1)
  // Pilots that somebody moved by hand, or that a schedule before has, bind nobody.
  if (pilots.length > 0 && pilots.length === problem.pilots.size) {
    placeGroups(problem, state, pilots)
    pilotWindow = Math.max(...pilots.map((group) => state.windowOf[group] ?? -1))
  } else pilotWindow = windowOfPilots(problem, state)
  placeRest()
  yield* improve(problem, state, wasAt)
  const runs = createWindowRuns(problem, waveRuns)
  const isCutShort = yield* verifyWindows(problem, state, runs, left)
  // A schedule that people know keeps its waves.
  const bound = boundOf()
  if (!isCutShort && wasAt.every((window) => window === -1) && wavesOf() > bound.waves) yield* closeByTime(problem, state, runs)
  const placed = left.size
  dropWhoWaitsInVain()
  const schedule = yield* describeSchedule(problem, state, { left: [...left].sort((one, other) => one - other), lowerBound: left.size === placed ? bound : boundOf(), runs, waveRuns, isCutShort })
  return { problem, schedule }

  function boundOf(): LowerBound {
    return lowerBound(problem, all.filter((group) => state.windowOf[group] !== -1), windowOfPilots(problem, state) !== -1)
  }

  function wavesOf(): number {
    return state.membersOf.filter(({ size }) => size > 0).length
  }

  function placeFixed(): void {
    placeGroups(problem, state, all.filter((group) => state.windowOf[group] === -1 && problem.fixedWindow[group] !== -1))
  }

  function keep(groups: readonly number[]): void {
    // By window, so that who waits for somebody comes after him.
    for (const group of [...groups].sort((one, other) => (wasAt[one] ?? 0) - (wasAt[other] ?? 0) || one - other)) {
      const window = wasAt[group] ?? -1
      if ((problem.constraints.contradictions[group] ?? []).length === 0 && state.canPut(group, window)) state.put(group, window)
    }
  }

  function placeRest(): void {
    left.clear()
    for (const group of placeGroups(problem, state, all.filter((group) => state.windowOf[group] === -1))) left.add(group)
  }

  /** Whoever waits for a group without a window has none either. */
  function dropWhoWaitsInVain(): void {
    for (let isStable = false; !isStable; ) {
      const vain = all.filter((group) => state.windowOf[group] !== -1 && [...(problem.constraints.after[group] ?? [])].some((other) => state.windowOf[other] === -1))
      for (const group of vain) {
        state.take(group)
        left.add(group)
      }
      isStable = vain.length === 0
    }
  }
}

function previousWindows(problem: WaveProblem): readonly number[] {
  const placeOf = new Map(problem.windows.map((window, index) => [window.id, index]))
  return problem.groups.map(({ vmIds }) => {
    // A group that has grown together since stays where its first scheduled VM was.
    const known = vmIds.map((id) => problem.input.previous.get(id)).find((id) => id !== undefined && placeOf.has(id))
    return known === undefined ? -1 : (placeOf.get(known) ?? -1)
  })
}

/** Until which window an older schedule has pilots alone; -1 where others are among them by now. */
function windowOfPilots(problem: WaveProblem, state: WaveState): number {
  const last = Math.max(-1, ...[...problem.pilots].filter((group) => problem.fixedWindow[group] === -1).map((group) => state.windowOf[group] ?? -1))
  const isForPilots = (group: number): boolean => problem.pilots.has(group) || problem.fixedWindow[group] !== -1
  for (let window = 0; window <= last; window++) for (const group of state.membersOf[window] ?? []) if (!isForPilots(group)) return -1
  return last
}
