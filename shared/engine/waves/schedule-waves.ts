import { compareNatural } from '#shared/domain/compare.ts'
import type { WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { describeSchedule } from './describe-schedule.ts'
import { membersToVms } from './members-to-vms.ts'
import { improve } from './placement/improve.ts'
import { firstWindow, placeGroups } from './placement/place-groups.ts'
import type { WaveInput } from './placement/wave-input.ts'
import { createWaveProblem, type WaveProblem } from './placement/wave-problem.ts'
import { createWaveState, type WaveState } from './placement/wave-state.ts'
import { waveSeconds } from './run-wave.ts'

/** How often windows that turn out too full are emptied a little. */
const MOST_REPAIRS = 40
/** Windows that a group without a place is simulated in before it is given up, and how many simulations all of them get. */
const MOST_TRIES = 5
const MOST_TRIES_OF_ALL = 200
/** Of what the simulation allows, so that the next one is not too long again by a hair. */
const REPAIR_MARGIN = 0.995

/**
 * A schedule: every VM is in exactly one wave, or unscheduled with the smallest set of constraints that leaves it no window.
 * Hard constraints always hold. With a schedule before, everything that is still valid stays unless moving it gains much.
 * Deterministic: the same input gives the same schedule; steps are counted, not seconds.
 */
export function scheduleWaves(input: WaveInput): WaveSchedule {
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
  improve(problem, state, wasAt)
  repair()
  placeVerified()
  dropWhoWaitsInVain()
  return describeSchedule(problem, state, [...left].sort((one, other) => one - other))

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

  /** What the bounds let in may still take too long as MTV runs it: such a window gives groups back until it fits. */
  function repair(): void {
    const vmsById = new Map(input.vms.map((vm) => [vm.id, vm]))
    const suspects = new Set([...problem.windows.keys()].filter((window) => (state.membersOf[window]?.size ?? 0) > 0))
    for (let round = 0; round < MOST_REPAIRS && suspects.size > 0; round++) {
      const evicted: number[] = []
      for (const window of suspects) evicted.push(...shrink(window, vmsById))
      suspects.clear()
      for (const group of evicted) {
        // In the last round nothing is put where nobody would look again.
        const other = round + 1 === MOST_REPAIRS ? -1 : firstWindow(problem, state, group)
        if (other === -1) continue
        state.put(group, other)
        suspects.add(other)
      }
    }
  }

  /** A last chance for who was sent away: no window is believed without a simulation. */
  function placeVerified(): void {
    left.clear()
    const vmsById = new Map(input.vms.map((vm) => [vm.id, vm]))
    let triesOfAll = 0
    for (const group of all.filter((entry) => state.windowOf[entry] === -1)) {
      left.add(group)
      let tries = 0
      for (const window of problem.windows.keys()) {
        if ((problem.constraints.contradictions[group] ?? []).length > 0 || tries >= MOST_TRIES || triesOfAll >= MOST_TRIES_OF_ALL || !state.canPut(group, window)) continue
        tries++
        triesOfAll++
        state.put(group, window)
        if (secondsOf(membersInOrder(window), window, vmsById) <= (problem.capacities[window]?.seconds ?? 0)) {
          left.delete(group)
          break
        }
        state.take(group)
      }
    }
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

  function shrink(window: number, vmsById: ReadonlyMap<string, WaveVm>): readonly number[] {
    const evicted: number[] = []
    for (;;) {
      const allowed = problem.capacities[window]?.seconds ?? 0
      const members = membersInOrder(window)
      if (members.length === 0) return evicted
      const seconds = secondsOf(members, window, vmsById)
      if (seconds <= allowed) return evicted
      state.scale[window] = Math.min((state.scale[window] ?? 1) * REPAIR_MARGIN, (allowed / seconds) * REPAIR_MARGIN * boundShare(window, allowed))
      // The smallest first, and nobody whom somebody put there: those go last.
      const victim = members.filter((group) => problem.fixedWindow[group] === -1)[0] ?? members[0]
      if (victim === undefined) return evicted
      state.take(victim)
      evicted.push(victim)
    }
  }

  function boundShare(window: number, allowed: number): number {
    const fullest = Math.max(0, ...(state.resourceSeconds[window] ?? []))
    return Math.min(1, Math.max(fullest / allowed, 0.5))
  }

  function membersInOrder(window: number): readonly number[] {
    return [...(state.membersOf[window] ?? [])].sort((one, other) => (problem.loads[one]?.vms ?? 0) - (problem.loads[other]?.vms ?? 0) || compareNatural(problem.groups[other]?.id ?? '', problem.groups[one]?.id ?? ''))
  }

  function secondsOf(members: readonly number[], window: number, vmsById: ReadonlyMap<string, WaveVm>): number {
    const vms = membersToVms(problem, members, vmsById)
    return waveSeconds(vms, 'cautious', { plans: input.plans, rates: input.settings.rates, teams: problem.windows[window]?.teams ?? 1 })
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
