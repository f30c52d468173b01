import type { WaveInput } from '../placement/wave-input.ts'
import type { CutoverGroup, WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import { createWaveProblem, type WaveProblem } from '../placement/wave-problem.ts'
import { createWaveState, type Failure } from '../placement/wave-state.ts'
import { FAILURE_WORDS } from './failure-words.ts'

/** A group that a new schedule has elsewhere than the one before. */
export interface MovedGroup {
  readonly groupId: string
  readonly name: string
  readonly vmIds: readonly string[]
  /** Window ids; null: it had none, or has none any more. */
  readonly from: string | null
  readonly to: string | null
  readonly because: string
}

/**
 * What a new schedule moved, and why: somebody said so, the old place does not hold any more, it has a place now, or it is better. `solved`: what the
 * schedule is a solution of, where it is at hand; to count it anew takes a third as long as the schedule.
 */
export function compareSchedules(input: WaveInput, schedule: WaveSchedule, solved: WaveProblem | null = null): readonly MovedGroup[] {
  const windowOf = new Map(schedule.waves.flatMap(({ window, vmIds }) => vmIds.map((id) => [id, window.id] as const)))
  const movedGroups = schedule.groups.flatMap((group) => {
    const from = group.vmIds.map((id) => input.previous.get(id)).find((id) => id !== undefined) ?? null
    const to = windowOf.get(group.vmIds[0] ?? '') ?? null
    return from === to ? [] : [{ group, from, to }]
  })
  if (movedGroups.length === 0) return []
  const reasonOf = new Map(schedule.unscheduled.map(({ groupId, reasons }) => [groupId, reasons.map(({ message }) => message).join(' ')]))
  const problem = solved ?? createWaveProblem(input)
  const state = createWaveState(problem, () => -1)
  const windowPlaces = new Map(problem.windows.map((window, index) => [window.id, index]))
  const groupPlaces = new Map(problem.groups.map(({ id }, place) => [id, place]))
  for (const [place, { vmIds }] of problem.groups.entries()) {
    const window = windowPlaces.get(windowOf.get(vmIds[0] ?? '') ?? '')
    if (window !== undefined) state.put(place, window)
  }
  return movedGroups.map(({ group, from, to }) => ({ groupId: group.id, name: group.name, vmIds: group.vmIds, from, to, because: because(group, from, to) }))

  function because({ id, vmIds }: CutoverGroup, from: string | null, to: string | null): string {
    if (to === null) return reasonOf.get(id) ?? 'it has no window'
    if (vmIds.some((vmId) => input.pins.has(vmId))) return 'it is pinned there'
    if (from === null) return 'it had no window before'
    const window = windowPlaces.get(from)
    const group = groupPlaces.get(id)
    if (window === undefined) return `the calendar does not have ${from} any more`
    if (group === undefined) return 'it is another group now'
    const fixed = (problem.failures[group]?.[window] ?? []).filter(isOfPlace)
    if (fixed.length > 0) return `it cannot stay: ${words(fixed)}`
    state.take(group)
    const failures = state.failuresAt(group, window).filter(isOfPlace)
    const now = windowPlaces.get(to)
    if (now !== undefined) state.put(group, now)
    return failures.length > 0 ? `others have its place: ${words(failures)}` : 'the schedule is better so'
  }
}

/** Pins and locks are told apart from what the old place does not allow. */
function isOfPlace(failure: Failure): boolean {
  return failure !== 'pin' && failure !== 'locked'
}

function words(failures: readonly Failure[]): string {
  return failures.map((failure) => FAILURE_WORDS[failure]).join('; ')
}
