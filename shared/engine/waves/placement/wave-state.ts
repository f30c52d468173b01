import type { StaticFailure, WaveProblem } from './wave-problem.ts'

/** What keeps a group out of a window as it is filled now. */
export type Failure = StaticFailure | 'room-vms' | 'room-tib' | 'room-vcpus' | 'room-risk' | 'room-duration' | 'apart' | 'dependency' | 'pilots-only'

/** Who is in which window, and what that leaves. */
export interface WaveState {
  /** By group; -1: nowhere. */
  readonly windowOf: Int32Array
  readonly membersOf: readonly Set<number>[]
  /** Seconds at full rate of each resource in each window. */
  readonly resourceSeconds: readonly Float64Array[]
  /** What the simulation allows of a window's time, learnt as windows turn out too full; 1 to begin with. */
  readonly scale: Float64Array
  put(group: number, window: number): void
  take(group: number): void
  canPut(group: number, window: number): boolean
  /** Everything that keeps a group out of a window; empty: nothing. */
  failuresAt(group: number, window: number): readonly Failure[]
}

/** Rounding of sums must not keep out what fits exactly. */
const TINY = 1e-6

/** An empty schedule of a problem. `pilotWindow` is the last window that is for pilots alone; -1: there is none. */
export function createWaveState(problem: WaveProblem, pilotWindow: () => number): WaveState {
  const { groups, windows, capacities, loads, constraints, failures, pilots } = problem
  const windowOf = new Int32Array(groups.length).fill(-1)
  const membersOf = windows.map(() => new Set<number>())
  const resourceSeconds = windows.map(() => new Float64Array(problem.resourceCount))
  const totals = windows.map(() => ({ vms: 0, capacityMib: 0, vcpus: 0, riskPoints: 0, checkSeconds: 0 }))
  const scale = new Float64Array(windows.length).fill(1)
  const waitingFor = groups.map(() => new Set<number>())
  for (const [place, after] of constraints.after.entries()) for (const other of after) waitingFor[other]?.add(place)

  function change(group: number, window: number, sign: 1 | -1): void {
    const load = loads[group]
    const total = totals[window]
    const seconds = resourceSeconds[window]
    if (load === undefined || total === undefined || seconds === undefined) return
    total.vms += sign * load.vms
    total.capacityMib += sign * load.capacityMib
    total.vcpus += sign * load.vcpus
    total.riskPoints += sign * load.riskPoints
    total.checkSeconds += sign * load.checkSeconds
    for (const { index, seconds: own } of load.resources) seconds[index] = (seconds[index] ?? 0) + sign * own
  }

  /** Calls `tell` for each failure until it answers true, which is "enough". */
  function visitFailures(group: number, window: number, tell: (failure: Failure) => boolean): void {
    const load = loads[group]
    const total = totals[window]
    const capacity = capacities[window]
    const own = windows[window]
    if (load === undefined || total === undefined || capacity === undefined || own === undefined) return
    for (const failure of failures[group]?.[window] ?? []) if (tell(failure)) return
    if (window <= pilotWindow() && !pilots.has(group) && problem.fixedWindow[group] !== window && tell('pilots-only')) return
    if (total.vms + load.vms > capacity.vms && load.vms <= capacity.vms && tell('room-vms')) return
    if (total.capacityMib + load.capacityMib > capacity.capacityMib + TINY && load.capacityMib <= capacity.capacityMib && tell('room-tib')) return
    if (total.vcpus + load.vcpus > capacity.vcpus && load.vcpus <= capacity.vcpus && tell('room-vcpus')) return
    if (total.riskPoints + load.riskPoints > capacity.riskPoints + TINY && load.riskPoints <= capacity.riskPoints && tell('room-risk')) return
    const seconds = capacity.seconds * (scale[window] ?? 1) + TINY
    const filled = resourceSeconds[window]
    const isTooLong = load.longestSeconds > seconds || (total.checkSeconds + load.checkSeconds) / own.teams + load.firstLandingSeconds > seconds
      || load.resources.some((entry) => (filled?.[entry.index] ?? 0) + entry.seconds + entry.tailSeconds > seconds)
    if (isTooLong && tell('room-duration')) return
    for (const other of constraints.apart[group] ?? []) if (windowOf[other] === window && tell('apart')) return
    for (const other of constraints.after[group] ?? []) if (!isBefore(windowOf[other] ?? -1, window) && tell('dependency')) return
    for (const other of waitingFor[group] ?? []) {
      const at = windowOf[other] ?? -1
      if (at !== -1 && !isBefore(window, at) && tell('dependency')) return
    }
  }

  function isBefore(earlier: number, later: number): boolean {
    const [first, second] = [windows[earlier], windows[later]]
    return first !== undefined && second !== undefined && first.endMs <= second.startMs
  }

  return {
    windowOf, membersOf, resourceSeconds, scale,
    put(group, window) {
      windowOf[group] = window
      membersOf[window]?.add(group)
      change(group, window, 1)
    },
    take(group) {
      const window = windowOf[group] ?? -1
      if (window === -1) return
      windowOf[group] = -1
      membersOf[window]?.delete(group)
      change(group, window, -1)
    },
    canPut(group, window) {
      let isOpen = true
      visitFailures(group, window, () => {
        isOpen = false
        return true
      })
      return isOpen
    },
    failuresAt(group, window) {
      const found = new Set<Failure>()
      visitFailures(group, window, (failure) => {
        found.add(failure)
        return false
      })
      return [...found]
    },
  }
}
