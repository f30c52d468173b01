import type { Reason } from '#shared/domain/plan/reason.ts'
import type { WaveInput } from '../placement/wave-input.ts'
import { createWaveProblem } from '../placement/wave-problem.ts'
import { createWaveState, type Failure } from '../placement/wave-state.ts'
import { membersToVms } from '../members-to-vms.ts'
import { waveSeconds } from '../run-wave.ts'
import { FAILURE_WORDS } from './failure-words.ts'

/** What a move would break, and where it would break nothing. */
export interface MoveVerdict {
  /** All that moves: a VM takes its group along. */
  readonly vmIds: readonly string[]
  /** Empty: the move is valid. */
  readonly broken: readonly Reason[]
  /** The valid window that begins closest to the wanted one; null: there is none. The wanted one itself where it is valid. */
  readonly nearestWindowId: string | null
}

export interface OpenSchedule {
  /** Judges a move of the VM's group to a window; changes nothing. Null where the VM is in no group or there is no such window. */
  judgeMove(vmId: string, windowId: string): MoveVerdict | null
}

/** Windows that are simulated in search of the nearest one, before none is named. */
const MOST_CANDIDATES = 8

/** A schedule as it is (`input.previous`), held open so that one move after the other is judged at once. */
export function openSchedule(input: WaveInput): OpenSchedule {
  // A pin says where people want a VM; while they edit, it must not forbid them to move it.
  const problem = createWaveProblem({ ...input, pins: new Map() })
  const state = createWaveState(problem, () => -1)
  const vmsById = new Map(input.vms.map((vm) => [vm.id, vm]))
  const windowPlaces = new Map(problem.windows.map((window, index) => [window.id, index]))
  const groupPlaces = new Map(problem.groups.flatMap((group, place) => group.vmIds.map((id) => [id, place] as const)))
  for (const [place, group] of problem.groups.entries()) {
    const window = windowPlaces.get(group.vmIds.map((id) => input.previous.get(id)).find((id) => id !== undefined) ?? '')
    if (window !== undefined) state.put(place, window)
  }

  return {
    judgeMove(vmId, windowId) {
      const group = groupPlaces.get(vmId)
      const to = windowPlaces.get(windowId)
      if (group === undefined || to === undefined) return null
      const from = state.windowOf[group] ?? -1
      state.take(group)
      try {
        const broken = breaksAt(group, to)
        return { vmIds: problem.groups[group]?.vmIds ?? [], broken, nearestWindowId: broken.length === 0 ? windowId : nearest(group, to) }
      } finally {
        if (from !== -1) state.put(group, from)
      }
    },
  }

  function breaksAt(group: number, window: number): readonly Reason[] {
    const failures = state.failuresAt(group, window)
    const reasons = failures.map((failure): Reason => ({ code: failure, message: describe(failure, group, window) }))
    const isDurationKnown = failures.some((failure) => failure === 'duration' || failure === 'room-duration')
    if (isDurationKnown) return reasons
    const allowed = problem.capacities[window]?.seconds ?? 0
    const seconds = simulate(group, window)
    return seconds <= allowed ? reasons : [...reasons, { code: 'room-duration', message: `The wave would take ${minutes(seconds)} minutes of ${minutes(allowed)}.` }]
  }

  function simulate(group: number, window: number): number {
    const vms = membersToVms(problem, [...(state.membersOf[window] ?? []), group], vmsById)
    return waveSeconds(vms, 'cautious', { plans: input.plans, rates: input.settings.rates, teams: problem.windows[window]?.teams ?? 1 })
  }

  function nearest(group: number, wanted: number): string | null {
    const start = problem.windows[wanted]?.startMs ?? 0
    const candidates = [...problem.windows.keys()]
      .filter((window) => window !== wanted && state.canPut(group, window))
      .sort((left, right) => Math.abs((problem.windows[left]?.startMs ?? 0) - start) - Math.abs((problem.windows[right]?.startMs ?? 0) - start) || left - right)
    const found = candidates.slice(0, MOST_CANDIDATES).find((window) => simulate(group, window) <= (problem.capacities[window]?.seconds ?? 0))
    return found === undefined ? null : (problem.windows[found]?.id ?? null)
  }

  function describe(failure: Failure, group: number, window: number): string {
    const name = problem.groups[group]?.name ?? ''
    const id = problem.windows[window]?.id ?? ''
    return `${name} does not go into ${id}: ${FAILURE_WORDS[failure]}.`
  }
}

const SECONDS_PER_MINUTE = 60
const minutes = (seconds: number): string => String(Math.ceil(seconds / SECONDS_PER_MINUTE))
