import { countWords } from '#shared/domain/count-words.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { UnscheduledGroup } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveProblem } from './wave-problem.ts'
import type { Failure, WaveState } from './wave-state.ts'

/**
 * Why a group has no window: what contradicts itself, or the smallest set of constraints of which every window breaks at
 * least one. Taking off all of another set could not help, so this is where to begin.
 */
export function explainUnscheduled(problem: WaveProblem, state: WaveState, group: number): UnscheduledGroup {
  const own = problem.groups[group]
  const known = { groupId: own?.id ?? '', vmIds: own?.vmIds ?? [] }
  const contradictions = problem.constraints.contradictions[group] ?? []
  if (contradictions.length > 0) return { ...known, reasons: contradictions }
  if (problem.windows.length === 0) return { ...known, reasons: [{ code: 'no-windows', message: 'The calendar has no change window in its time: add one, or move its dates.' }] }
  const failures = problem.windows.map((_, window) => state.failuresAt(group, window))
  const clash = smallestClash(failures)
  return { ...known, reasons: clash.map((failure) => reasonOf(problem, group, failure, clash)) }
}

/** The smallest set of failures that meets every list; of equally small ones the first in the order of all failures. */
export function smallestClash(failures: readonly (readonly Failure[])[]): readonly Failure[] {
  const kinds = ALL_FAILURES.filter((kind) => failures.some((list) => list.includes(kind)))
  for (let size = 1; size <= kinds.length; size++) {
    const found = subsets(kinds, size).find((subset) => failures.every((list) => list.some((failure) => subset.includes(failure))))
    if (found !== undefined) return found
  }
  return kinds
}

/** What a person can change most easily comes last: of two sets of one size, the harder facts are named. */
const ALL_FAILURES: readonly Failure[] = [
  'duration', 'limit-vms', 'limit-tib', 'limit-vcpus', 'limit-risk', 'scope', 'blackout', 'refused', 'earliest', 'latest', 'pin', 'locked', 'dependency', 'apart',
  'room-duration', 'room-vms', 'room-tib', 'room-vcpus', 'room-risk', 'pilots-only',
]

function subsets(kinds: readonly Failure[], size: number): readonly (readonly Failure[])[] {
  if (size === 0) return [[]]
  return kinds.flatMap((kind, index) => subsets(kinds.slice(index + 1), size - 1).map((rest) => [kind, ...rest]))
}

function reasonOf(problem: WaveProblem, group: number, failure: Failure, clash: readonly Failure[]): Reason {
  const name = problem.groups[group]?.name ?? ''
  const load = problem.loads[group]
  const others = clash.length === 1 ? 'any window' : 'a window that the other constraints leave'
  const texts: Record<Failure, string> = {
    duration: `${name} takes longer than ${others} has: make a window longer, take VMs out of the group, or move them warm.`,
    'limit-vms': `${name} has ${countWords(load?.vms ?? 0, 'VM')}, more than ${others} takes: raise the limit (or the ramp-up), or take VMs out of the group.`,
    'limit-tib': `${name} has more TiB than ${others} takes: raise the limit, or take VMs out of the group.`,
    'limit-vcpus': `${name} has ${countWords(load?.vcpus ?? 0, 'vCPU')}, more than ${others} takes: raise the limit, or take VMs out of the group.`,
    'limit-risk': `${name} has more risk points than ${others} takes: raise the limit, or take VMs out of the group.`,
    scope: `${name} is not in the scope of ${others}.`,
    blackout: `A black-out of its site or group closes to ${name} ${others} there is.`,
    refused: `An owner of ${name} refused ${others} there is: ask again, or add windows.`,
    earliest: `${name} may not move before ${problem.constraints.earliest[group] ?? ''}; ${others} there is comes earlier.`,
    latest: `${name} may not move after ${problem.constraints.latest[group] ?? ''}; ${others} there is comes later.`,
    pin: `${name} is pinned to a window that does not take it.`,
    locked: `Locked: ${others} there is.`,
    dependency: `${name} waits for groups that have no window, or none early enough.`,
    apart: `${name} must be apart from a group in ${others} there is.`,
    'room-duration': `Too little time is left in ${others}: add windows, or raise what the hosts and datastores do.`,
    'room-vms': `Too few VMs are left in ${others}: add windows, or raise the limit.`,
    'room-tib': `Too few TiB are left in ${others}: add windows, or raise the limit.`,
    'room-vcpus': `Too few vCPUs are left in ${others}: add windows, or raise the limit.`,
    'room-risk': `Too few risk points are left in ${others}: add windows, or raise the limit.`,
    'pilots-only': `Only pilots go into ${others} there is.`,
  }
  return { code: failure, message: texts[failure] }
}
