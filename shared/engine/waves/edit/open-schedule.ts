import { countWords } from '#shared/domain/count-words.ts'
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
  /** The valid window that begins closest to the wanted one, but not where all that moves is already; null: there is none. The wanted one itself where it is valid. */
  readonly nearestWindowId: string | null
}

export interface OpenSchedule {
  /** Judges a move of the VM's group to a window; changes nothing. Null where the VM is in no group or there is no such window. */
  judgeMove(vmId: string, windowId: string): MoveVerdict | null
  /** The same for the groups of several VMs at once: they go together or not at all. */
  judgeMoves(vmIds: readonly string[], windowId: string): MoveVerdict | null
  /** Takes the groups of these VMs out of a wave, or its smaller half where none are named, into the nearest window without a wave. Null: no such window. */
  judgeSplit(windowId: string, vmIds: readonly string[] | null): MoveVerdict | null
  /** All VMs in a window; null: the calendar has no such window. */
  vmsIn(windowId: string): readonly string[] | null
  /** All VMs that move with these; null where one is in no group. */
  withGroups(vmIds: readonly string[]): readonly string[] | null
}

/** Windows that are simulated in search of the nearest one, before none is named. */
const MOST_CANDIDATES = 8

/** A schedule as it is (`input.previous`), held open so that one edit after the other is judged at once. */
export function openSchedule(input: WaveInput): OpenSchedule {
  // A pin says where people want a VM; while they edit, it must not forbid them to move it.
  const problem = createWaveProblem({ ...input, pins: new Map() })
  const state = createWaveState(problem, () => -1)
  const windowPlaces = new Map(problem.windows.map((window, index) => [window.id, index]))
  const groupPlaces = new Map(problem.groups.flatMap((group, place) => group.vmIds.map((id) => [id, place] as const)))
  for (const [place, group] of problem.groups.entries()) {
    const window = windowPlaces.get(group.vmIds.map((id) => input.previous.get(id)).find((id) => id !== undefined) ?? '')
    if (window !== undefined) state.put(place, window)
  }

  return {
    judgeMove: (vmId, windowId) => judgeMoves([vmId], windowId),
    judgeMoves,
    judgeSplit(windowId, vmIds) {
      const from = windowPlaces.get(windowId)
      if (from === undefined) return null
      const members = [...(state.membersOf[from] ?? [])].sort((left, right) => left - right)
      const wanted = vmIds === null ? smallerHalf(members) : groupsOf(vmIds)
      if (wanted === null) return null
      const own = { vmIds: vmsOf(wanted), nearestWindowId: null }
      if (wanted.some((group) => state.windowOf[group] !== from)) return { ...own, broken: [{ code: 'split-elsewhere', message: `Some of these VMs are not in ${windowId}: split a wave by VMs that are in it.` }] }
      if (wanted.length === 0 || wanted.length === members.length) return { ...own, broken: [{ code: 'split-whole', message: `${windowId} cannot be split so: a part of its ${countWords(members.length, 'group')} has to stay and a part has to go.` }] }
      return without(wanted, () => {
        const empty = nearest(wanted, from, (window) => state.membersOf[window]?.size === 0)
        return empty !== null ? { ...own, broken: [], nearestWindowId: empty } : { ...own, broken: [{ code: 'split-no-window', message: `No window without a wave takes what would leave ${windowId}: insert one, or name a window that has room.` }] }
      })
    },
    vmsIn(windowId) {
      const window = windowPlaces.get(windowId)
      return window === undefined ? null : vmsOf([...(state.membersOf[window] ?? [])].sort((left, right) => left - right))
    },
    withGroups(vmIds) {
      const groups = groupsOf(vmIds)
      return groups === null ? null : vmsOf(groups)
    },
  }

  function judgeMoves(vmIds: readonly string[], windowId: string): MoveVerdict | null {
    const groups = groupsOf(vmIds)
    const to = windowPlaces.get(windowId)
    if (groups === null || groups.length === 0 || to === undefined) return null
    const present = new Set(groups.map((group) => state.windowOf[group] ?? -1))
    return without(groups, () => {
      const broken = breaksAt(groups, to)
      // Who asks to move is not helped by the place that everything is in: several groups may meet where one of them is.
      return { vmIds: vmsOf(groups), broken, nearestWindowId: broken.length === 0 ? windowId : nearest(groups, to, (window) => present.size > 1 || !present.has(window)) }
    })
  }

  /** The groups of VMs, each once; null where a VM is in none. */
  function groupsOf(vmIds: readonly string[]): readonly number[] | null {
    const found = new Set<number>()
    for (const id of vmIds) {
      const group = groupPlaces.get(id)
      if (group === undefined) return null
      found.add(group)
    }
    return [...found].sort((left, right) => left - right)
  }

  function vmsOf(groups: readonly number[]): readonly string[] {
    return groups.flatMap((group) => problem.groups[group]?.vmIds ?? [])
  }

  /** Groups of about half of the VMs, the largest first to where there are fewer; what leaves is the smaller part. */
  function smallerHalf(members: readonly number[]): readonly number[] {
    const stays: { vms: number; readonly groups: number[] } = { vms: 0, groups: [] }
    const goes: { vms: number; readonly groups: number[] } = { vms: 0, groups: [] }
    const sizeOf = (group: number): number => problem.loads[group]?.vms ?? 0
    for (const group of [...members].sort((left, right) => sizeOf(right) - sizeOf(left) || left - right)) {
      const half = stays.vms <= goes.vms ? stays : goes
      half.groups.push(group)
      half.vms += sizeOf(group)
    }
    return (stays.vms < goes.vms ? stays : goes).groups.sort((left, right) => left - right)
  }

  /** Does something while groups are nowhere, and puts them back. */
  function without<Result>(groups: readonly number[], work: () => Result): Result {
    const from = groups.map((group) => state.windowOf[group] ?? -1)
    for (const group of groups) state.take(group)
    try {
      return work()
    } finally {
      for (const [index, group] of groups.entries()) if (from[index] !== undefined && from[index] !== -1) state.put(group, from[index])
    }
  }

  function breaksAt(groups: readonly number[], window: number): readonly Reason[] {
    const reasons: Reason[] = []
    let isDurationKnown = false
    const put: number[] = []
    for (const group of groups) {
      for (const failure of state.failuresAt(group, window)) {
        reasons.push({ code: failure, message: describe(failure, group, window) })
        isDurationKnown ||= failure === 'duration' || failure === 'room-duration'
      }
      state.put(group, window)
      put.push(group)
    }
    for (const group of put) state.take(group)
    if (isDurationKnown) return reasons
    const allowed = problem.capacities[window]?.seconds ?? 0
    const seconds = simulate(groups, window)
    return seconds <= allowed ? reasons : [...reasons, { code: 'room-duration', message: `The wave would take ${minutes(seconds)} minutes of ${minutes(allowed)}.` }]
  }

  function canPutAll(groups: readonly number[], window: number): boolean {
    const put: number[] = []
    const fits = groups.every((group) => {
      if (!state.canPut(group, window)) return false
      state.put(group, window)
      put.push(group)
      return true
    })
    for (const group of put) state.take(group)
    return fits
  }

  function simulate(groups: readonly number[], window: number): number {
    const vms = membersToVms(problem, [...(state.membersOf[window] ?? []), ...groups])
    return waveSeconds(vms, 'cautious', { plans: input.plans, rates: input.settings.rates, teams: problem.windows[window]?.teams ?? 1 })
  }

  function nearest(groups: readonly number[], wanted: number, isAllowed: (window: number) => boolean): string | null {
    const start = problem.windows[wanted]?.startMs ?? 0
    const candidates = [...problem.windows.keys()]
      .filter((window) => window !== wanted && isAllowed(window) && canPutAll(groups, window))
      .sort((left, right) => Math.abs((problem.windows[left]?.startMs ?? 0) - start) - Math.abs((problem.windows[right]?.startMs ?? 0) - start) || left - right)
    const found = candidates.slice(0, MOST_CANDIDATES).find((window) => simulate(groups, window) <= (problem.capacities[window]?.seconds ?? 0))
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
