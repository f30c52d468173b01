import type { ScheduleProgress } from '../schedule-progress.ts'
import { createObjective } from './objective.ts'
import { seededRandom } from './seeded-random.ts'
import type { WaveProblem } from './wave-problem.ts'
import type { WaveState } from './wave-state.ts'

/** What is not worth a move, so that rounding never decides. */
const LEAST_GAIN = 1e-9
const STEPS_BETWEEN_LOOKS = 500

/**
 * Looks for better places by moving a group, or by swapping two, a number of steps long. Only what obeys every hard
 * constraint and makes the schedule better is kept, so that it never gets worse. Stops now and then. `wasAt` are the windows of the schedule before.
 */
export function* improve(problem: WaveProblem, state: WaveState, wasAt: readonly number[]): Generator<ScheduleProgress, void> {
  const { searchSteps, seed } = problem.input.settings
  const random = seededRandom(seed)
  const objective = createObjective(problem, state, wasAt)
  const movable = [...problem.groups.keys()].filter((group) => state.windowOf[group] !== -1 && isMovable(problem, group))
  if (movable.length === 0) return
  for (let step = 0; step < searchSteps; step++) {
    if (step % STEPS_BETWEEN_LOOKS === 0) yield { phase: 'improving', done: step, total: searchSteps }
    const group = movable[random(movable.length)] ?? 0
    const from = state.windowOf[group] ?? -1
    const lastUsed = lastUsedWindow(state)
    const to = random(lastUsed + 1)
    if (to === from || (problem.failures[group]?.[to]?.length ?? 0) > 0) continue
    if (!tryMove(group, from, to)) trySwap(group, from, to)
  }
  // To close a wave moves all of it, which a schedule that people know does not do by itself.
  if (wasAt.every((window) => window === -1)) closeWaves(problem, state)

  function tryMove(group: number, from: number, to: number): boolean {
    if (objective.moved(group, to) > -LEAST_GAIN) return false
    state.take(group)
    if (state.canPut(group, to)) {
      state.put(group, to)
      return true
    }
    state.put(group, from)
    return false
  }

  function trySwap(group: number, from: number, to: number): void {
    const others = [...(state.membersOf[to] ?? [])]
    const other = others[random(others.length)]
    if (other === undefined || !isMovable(problem, other) || (problem.failures[other]?.[from]?.length ?? 0) > 0) return
    const first = objective.moved(group, to)
    state.take(other)
    state.take(group)
    if (state.canPut(group, to)) {
      state.put(group, to)
      if (state.canPut(other, from)) {
        // The second half is weighed where the first one is done; its own way back has the other sign.
        state.put(other, to)
        const second = objective.moved(other, from)
        state.take(other)
        if (first + second < -LEAST_GAIN) {
          state.put(other, from)
          return
        }
      }
      state.take(group)
    }
    state.put(group, from)
    state.put(other, to)
  }
}

/** Empties the waves with the fewest groups where the others have room for all of them. */
function closeWaves(problem: WaveProblem, state: WaveState): void {
  const used = [...problem.windows.keys()].filter((window) => (state.membersOf[window]?.size ?? 0) > 0)
  for (const window of used.sort((left, right) => right - left)) {
    const members = [...(state.membersOf[window] ?? [])].sort((left, right) => (problem.loads[right]?.vms ?? 0) - (problem.loads[left]?.vms ?? 0) || left - right)
    if (members.length === 0 || members.some((group) => !isMovable(problem, group))) continue
    const moved: number[] = []
    for (const group of members) {
      state.take(group)
      const other = [...problem.windows.keys()].slice(0, window).find((entry) => (state.membersOf[entry]?.size ?? 0) > 0 && state.canPut(group, entry))
      if (other === undefined) {
        state.put(group, window)
        break
      }
      state.put(group, other)
      moved.push(group)
    }
    if (moved.length === members.length) continue
    for (const group of moved) {
      state.take(group)
      state.put(group, window)
    }
  }
}

function lastUsedWindow(state: WaveState): number {
  for (let window = state.membersOf.length - 1; window >= 0; window--) if ((state.membersOf[window]?.size ?? 0) > 0) return window
  return -1
}

/** Pilots stay first, and what somebody put somewhere stays there. */
function isMovable(problem: WaveProblem, group: number): boolean {
  return problem.fixedWindow[group] === -1 && !problem.pilots.has(group)
}
