import type { Reason } from '#shared/domain/plan/reason.ts'
import type { ChangeWindow, CutoverGroup } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { expandWindows, isInBlackout } from '../calendar/expand-windows.ts'
import { findGroups } from '../groups/find-groups.ts'
import { type GroupConstraints, groupConstraints } from '../groups/group-constraints.ts'
import { type GroupLoad, groupLoads } from './group-loads.ts'
import { choosePilots } from './choose-pilots.ts'
import type { WaveInput } from './wave-input.ts'

/** What keeps a group out of a window, whatever else is in it. */
export type StaticFailure = 'scope' | 'blackout' | 'refused' | 'earliest' | 'latest' | 'pin' | 'locked' | 'limit-vms' | 'limit-tib' | 'limit-vcpus' | 'limit-risk' | 'duration'

/** The most that a window takes. Infinity is "no such limit". */
export interface WindowCapacity {
  readonly vms: number
  readonly capacityMib: number
  readonly vcpus: number
  readonly riskPoints: number
  /** From the start of the window until the time that is kept free to go back. */
  readonly seconds: number
}

/** A schedule to be made, with everything counted that does not change while it is made. */
export interface WaveProblem {
  readonly input: WaveInput
  readonly groups: readonly CutoverGroup[]
  /** All VMs in the natural order of their ids, and the places of each group's VMs among them. */
  readonly vmsInOrder: readonly WaveVm[]
  readonly placesOfGroups: readonly (readonly number[])[]
  readonly windows: readonly ChangeWindow[]
  readonly capacities: readonly WindowCapacity[]
  readonly loads: readonly GroupLoad[]
  readonly resourceCount: number
  readonly constraints: GroupConstraints
  /** By group, then by window: what keeps it out; an empty list is an open window. */
  readonly failures: readonly (readonly (readonly StaticFailure[])[])[]
  /** The window that a group must be in; -1: any. */
  readonly fixedWindow: readonly number[]
  readonly pilots: ReadonlySet<number>
  readonly issues: readonly Reason[]
}

const SECONDS_PER_MINUTE = 60
const NOTHING: readonly StaticFailure[] = []

/** Counts what a schedule has to obey. Whatever contradicts itself is among the issues or the groups' contradictions. */
export function createWaveProblem(input: WaveInput): WaveProblem {
  const { settings, today } = input
  const calendar = expandWindows(settings.calendar, { today, teams: settings.teams })
  const found = findGroups(input.vms, input.hardTies, settings.groups)
  const constraints = groupConstraints(found.groups, input.vms, withoutLanded(input))
  const { loads, resourceCount } = groupLoads(found.groups, input.vms, settings.rates)
  const capacities = calendar.windows.map((window, index): WindowCapacity => ({
    vms: Math.min(settings.limits.vms ?? Number.POSITIVE_INFINITY, settings.rampUp[index] ?? Number.POSITIVE_INFINITY),
    capacityMib: (settings.limits.tib ?? Number.POSITIVE_INFINITY) * MIB_PER_TIB,
    vcpus: settings.limits.vcpus ?? Number.POSITIVE_INFINITY,
    riskPoints: settings.limits.riskPoints ?? Number.POSITIVE_INFINITY,
    seconds: (window.endMs - window.startMs) / 1000 - settings.rollbackMinutes * SECONDS_PER_MINUTE,
  }))
  const contradictions = constraints.contradictions.map((reasons) => [...reasons])
  const fixed = fixedWindows(found.groups, calendar.windows, input, contradictions)
  const vmsById = new Map(input.vms.map((vm) => [vm.id, vm]))
  const vmsInOrder = [...input.vms].sort((left, right) => compareNatural(left.id, right.id))
  const placeOfVm = new Map(vmsInOrder.map(({ id }, place) => [id, place]))
  const lockedPlaces = new Set(calendar.windows.flatMap((window, index) => (input.lockedWindows.has(window.id) ? [index] : [])))
  const allOpen = calendar.windows.map(() => NOTHING)
  const tightest = tightestOf(capacities)
  const fewestTeams = calendar.windows.reduce((fewest, { teams }) => Math.min(fewest, teams), Number.POSITIVE_INFINITY)
  const areOpenToAll = lockedPlaces.size === 0 && calendar.windows.every(({ scope }) => scope.sites.length === 0 && scope.groups.length === 0)
  const failures = found.groups.map((group, place) => {
    const members = group.vmIds.map((id) => vmsById.get(id)).filter((vm) => vm !== undefined)
    const sites = new Set(members.map((vm) => vm.site ?? ''))
    const names = new Set([group.name, ...members.flatMap((vm) => [vm.changeWindow ?? '', vm.moveGroup ?? '', vm.application ?? ''])])
    const owners = members.map(({ owner }) => owner)
    const load = loads[place]
    const blackouts = settings.calendar.blackouts.filter(({ scope }) => (scope.sites.length > 0 || scope.groups.length > 0) && touches(scope, sites, names))
    const earliest = constraints.earliest[place] ?? null
    const latest = constraints.latest[place] ?? null
    // What fits into all windows at once need not be held against each: there are hundreds of them, and few groups are any trouble.
    if (areOpenToAll && load !== undefined && (fixed[place] ?? -1) === -1 && earliest === null && latest === null && blackouts.length === 0 && !isRefusedAnywhere(input, owners) && exceeded(load, tightest, fewestTeams).length === 0) return allOpen
    let isOpen = true
    const failuresIn = calendar.windows.map((window, index): readonly StaticFailure[] => {
      const capacity = capacities[index]
      const failing: StaticFailure[] = load === undefined || capacity === undefined ? [] : exceeded(load, capacity, window.teams)
      const wanted = fixed[place] ?? -1
      if (wanted !== -1 && wanted !== index) failing.push('pin')
      if (lockedPlaces.has(index) && wanted !== index) failing.push('locked')
      if (!isWithin(window.scope, sites, names)) failing.push('scope')
      if (isRefused(input, window.id, owners)) failing.push('refused')
      if (blackouts.some((blackout) => isInBlackout(window, blackout))) failing.push('blackout')
      if (earliest !== null && window.date < earliest) failing.push('earliest')
      if (latest !== null && window.date > latest) failing.push('latest')
      isOpen &&= failing.length === 0
      return failing.length === 0 ? NOTHING : failing
    })
    // Most groups may go anywhere: tens of thousands of them share a list.
    return isOpen ? allOpen : failuresIn
  })
  return {
    input, groups: found.groups, vmsInOrder, placesOfGroups: found.groups.map(({ vmIds }) => vmIds.map((id) => placeOfVm.get(id) ?? -1)), windows: calendar.windows, capacities, loads, resourceCount,
    constraints: { ...constraints, contradictions },
    failures, fixedWindow: fixed,
    pilots: choosePilots(found.groups, input.vms, settings.isPilotFirst),
    issues: [...calendar.issues, ...found.issues, ...constraints.issues, ...rampUpIssues(settings.rampUp)],
  }
}

/** What fits into this fits into each of them. */
function tightestOf(capacities: readonly WindowCapacity[]): WindowCapacity {
  const least = (amountOf: (capacity: WindowCapacity) => number): number => capacities.reduce((smallest, capacity) => Math.min(smallest, amountOf(capacity)), Number.POSITIVE_INFINITY)
  return { vms: least(({ vms }) => vms), capacityMib: least(({ capacityMib }) => capacityMib), vcpus: least(({ vcpus }) => vcpus), riskPoints: least(({ riskPoints }) => riskPoints), seconds: least(({ seconds }) => seconds) }
}

/** By which limits a group alone is too large for an empty window. */
function exceeded(load: GroupLoad, capacity: WindowCapacity, teams: number): StaticFailure[] {
  const failing: StaticFailure[] = []
  if (load.vms > capacity.vms) failing.push('limit-vms')
  if (load.capacityMib > capacity.capacityMib) failing.push('limit-tib')
  if (load.vcpus > capacity.vcpus) failing.push('limit-vcpus')
  if (load.riskPoints > capacity.riskPoints) failing.push('limit-risk')
  const seconds = Math.max(load.longestSeconds, load.firstLandingSeconds + load.checkSeconds / teams, load.fullestSeconds)
  if (seconds > capacity.seconds) failing.push('duration')
  return failing
}

function isRefusedAnywhere(input: WaveInput, owners: readonly (string | null)[]): boolean {
  return [...(input.refusals?.keys() ?? [])].some((windowId) => isRefused(input, windowId, owners))
}

function isRefused({ refusals }: WaveInput, windowId: string, owners: readonly (string | null)[]): boolean {
  const refused = refusals?.get(windowId)
  return refused !== undefined && owners.some((owner) => owner !== null && refused.has(owner))
}

/** All members have to be in the scope: a group cannot be cut over in part. */
function isWithin(scope: ChangeWindow['scope'], sites: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  return (scope.sites.length === 0 || [...sites].every((site) => scope.sites.includes(site))) && (scope.groups.length === 0 || scope.groups.some((name) => names.has(name)))
}

/** One member is enough for a black-out. */
function touches(scope: ChangeWindow['scope'], sites: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  return (scope.sites.length === 0 || scope.sites.some((site) => sites.has(site))) && (scope.groups.length === 0 || scope.groups.some((name) => names.has(name)))
}

function fixedWindows(groups: readonly CutoverGroup[], windows: readonly ChangeWindow[], { pins, previous, lockedWindows }: WaveInput, contradictions: Reason[][]): readonly number[] {
  const placeOf = new Map(windows.map((window, index) => [window.id, index]))
  return groups.map((group, place) => {
    const locked = group.vmIds.map((id) => previous.get(id)).filter((id) => id !== undefined && lockedWindows.has(id))
    const wanted = [...new Set([...group.vmIds.map((id) => pins.get(id)), ...locked])].filter((id) => id !== undefined)
    const [first] = wanted
    if (first === undefined) return -1
    if (wanted.length > 1) {
      contradictions[place]?.push({ code: 'pins-differ', message: `${group.name} moves as a whole, but its VMs are pinned to or locked in ${wanted.join(' and ')}: take off all pins but one.` })
      return -1
    }
    const index = placeOf.get(first)
    if (index === undefined) {
      contradictions[place]?.push({ code: 'pin-window-gone', message: `${group.name} is pinned to ${first}, which the calendar does not have (any more): pin it to another window, or take the pin off.` })
      return -1
    }
    return index
  })
}

/** A dependency on a VM that has landed is met. */
function withoutLanded({ settings, landed }: WaveInput): WaveInput['settings'] {
  if (landed.size === 0) return settings
  const isLeft = (id: string): boolean => !landed.has(id)
  const dependencies = settings.groups.dependencies.filter(({ vm }) => isLeft(vm)).map(({ vm, after }) => ({ vm, after: after.filter(isLeft) }))
  const apart = settings.groups.apart.map((entry) => ({ ...entry, vms: entry.vms.filter(isLeft) }))
  return { ...settings, dates: settings.dates.map((entry) => ({ ...entry, vms: entry.vms.filter(isLeft) })), groups: { ...settings.groups, dependencies, apart } }
}

function rampUpIssues(rampUp: readonly number[]): readonly Reason[] {
  const falls = rampUp.some((count, index) => index > 0 && count < (rampUp[index - 1] ?? 0))
  return falls ? [{ code: 'ramp-up-falls', message: `The ramp-up ${rampUp.join(', ')} falls somewhere: it is taken as it is.` }] : []
}
