import { countWords } from '#shared/domain/count-words.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { ChangeWindow, WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { expandWindows, isInBlackout } from './calendar/expand-windows.ts'
import { apartByName } from './groups/apart-by-name.ts'
import { groupKeys, placementRuleKey } from './groups/group-keys.ts'
import type { WaveInput } from './placement/wave-input.ts'
import { waveSeconds } from './run-wave.ts'

const SECONDS_PER_MINUTE = 60
/** Rounding of sums. */
const TINY = 1e-6

/** Who is in which window, and who is in none: all that the checker takes of a schedule. */
export interface ScheduleToCheck {
  readonly waves: readonly { readonly windowId: string; readonly vmIds: readonly string[] }[]
  readonly unscheduled: readonly string[]
}

export function scheduleToCheck(schedule: WaveSchedule): ScheduleToCheck {
  return { waves: schedule.waves.map(({ window, vmIds }) => ({ windowId: window.id, vmIds })), unscheduled: schedule.unscheduled.flatMap(({ vmIds }) => vmIds) }
}

/**
 * Every hard constraint that a schedule breaks, found VM by VM from the input alone: nothing that the placement counted is
 * used. Empty: the schedule holds.
 */
export function checkSchedule(input: WaveInput, schedule: ScheduleToCheck): readonly Reason[] {
  const broken: Reason[] = []
  const tell = (code: string, message: string): void => void broken.push({ code, message })
  const { settings } = input
  const windows = expandWindows(settings.calendar, { today: input.today, teams: settings.teams }).windows
  const windowOfVm = new Map<string, string>()
  const seen = new Map<string, number>()
  for (const { windowId, vmIds } of schedule.waves) {
    for (const id of vmIds) {
      windowOfVm.set(id, windowId)
      seen.set(id, (seen.get(id) ?? 0) + 1)
    }
  }
  for (const id of schedule.unscheduled) seen.set(id, (seen.get(id) ?? 0) + 1)
  for (const { id } of input.vms) {
    if ((seen.get(id) ?? 0) === 0) tell('vm-lost', `${id} is in no wave and not among the unscheduled.`)
    if ((seen.get(id) ?? 0) > 1) tell('vm-twice', `${id} is there more than once.`)
    seen.delete(id)
  }
  for (const id of seen.keys()) tell('vm-unknown', `${id} is in a wave, but in no plan.`)
  checkTies()
  checkPairs()
  for (const { windowId, vmIds } of schedule.waves) checkWave(windowId, vmIds)
  return broken

  function checkTies(): void {
    const byId = new Map(input.vms.map((vm) => [vm.id, vm]))
    const lists: { readonly label: string; readonly vmIds: readonly string[] }[] = [...input.hardTies, ...settings.groups.links.map(({ vms }) => ({ label: 'link', vmIds: vms }))]
    for (const rule of settings.groups.rules.filter(({ isConfirmed }) => isConfirmed)) {
      const keysOf = groupKeys(rule)
      const members = new Map<string, string[]>()
      for (const vm of keysOf === null ? [] : input.vms) for (const { key } of keysOf?.(vm) ?? []) members.set(key, [...(members.get(key) ?? []), vm.id])
      for (const [label, vmIds] of members) lists.push({ label, vmIds })
    }
    for (const { label, vmIds } of lists) {
      const places = new Set(vmIds.filter((id) => byId.has(id)).map((id) => windowOfVm.get(id) ?? 'none'))
      if (places.size > 1) tell('group-torn', `${label} is in ${[...places].join(' and ')}.`)
    }
  }

  function checkPairs(): void {
    const byRule = new Map<string, string[]>()
    for (const vm of settings.groups.areAntiAffinityRulesApart ? input.vms : []) for (const rule of vm.antiAffinityRules) byRule.set(placementRuleKey(vm, rule), [...(byRule.get(placementRuleKey(vm, rule)) ?? []), vm.id])
    // A rule about hosts does not part VMs that cannot be parted.
    const isTiedHard = (one: string, other: string): boolean => input.hardTies.some(({ vmIds }) => vmIds.includes(one) && vmIds.includes(other))
    const lists = [...settings.groups.apart.map(({ vms }) => ({ vmIds: vms, yields: false })), ...apartByName(input.vms, settings.groups.apartByName).apart.map(({ vmIds }) => ({ vmIds, yields: true })), ...[...byRule.values()].map((vmIds) => ({ vmIds, yields: true }))]
    for (const { vmIds, yields } of lists) {
      const placed = [...new Set(vmIds)].filter((id) => windowOfVm.has(id))
      for (const [index, id] of placed.entries()) {
        const other = placed.slice(index + 1).find((entry) => windowOfVm.get(entry) === windowOfVm.get(id) && !(yields && isTiedHard(id, entry)))
        if (other !== undefined) tell('apart-together', `${id} and ${other} share a wave.`)
      }
    }
    const byWindow = new Map(windows.map((window) => [window.id, window]))
    const groupOf = groupsByTies()
    for (const { vm, after } of settings.groups.dependencies) {
      const own = byWindow.get(windowOfVm.get(vm) ?? '')
      if (own === undefined) continue
      for (const other of after) {
        if (input.landed.has(other) || groupOf(vm, other) || !input.vms.some(({ id }) => id === other)) continue
        const earlier = byWindow.get(windowOfVm.get(other) ?? '')
        if (earlier === undefined || earlier.endMs > own.startMs) tell('dependency', `${vm} does not come after ${other}.`)
      }
    }
  }

  /** Whether two VMs move together: then their order is the plans' business. Ties are checked apart, so a common wave is enough. */
  function groupsByTies(): (one: string, other: string) => boolean {
    const neighbours = new Map<string, Set<string>>()
    const tie = (vmIds: readonly string[]): void => {
      for (const id of vmIds) for (const other of vmIds) neighbours.set(id, (neighbours.get(id) ?? new Set<string>()).add(other))
    }
    for (const { vmIds } of input.hardTies) tie(vmIds)
    for (const { vms } of settings.groups.links) tie(vms)
    for (const rule of settings.groups.rules.filter(({ isConfirmed }) => isConfirmed)) {
      const keysOf = groupKeys(rule)
      const members = new Map<string, string[]>()
      for (const vm of keysOf === null ? [] : input.vms) for (const { key } of keysOf?.(vm) ?? []) members.set(key, [...(members.get(key) ?? []), vm.id])
      for (const vmIds of members.values()) if (vmIds.length < 200) tie(vmIds)
    }
    return (one, other) => {
      const reached = new Set([one])
      for (const id of reached) for (const next of neighbours.get(id) ?? []) reached.add(next)
      return reached.has(other)
    }
  }

  function checkWave(windowId: string, vmIds: readonly string[]): void {
    const place = windows.findIndex(({ id }) => id === windowId)
    const window = windows[place]
    if (window === undefined) {
      tell('no-window', `The calendar has no window ${windowId}.`)
      return
    }
    const members = new Set(vmIds)
    const vms = input.vms.filter(({ id }) => members.has(id)).sort((left, right) => vmIds.indexOf(left.id) - vmIds.indexOf(right.id))
    const sum = (amountOf: (vm: WaveVm) => number): number => vms.reduce((total, vm) => total + amountOf(vm), 0)
    const { limits } = settings
    if (vms.length > Math.min(limits.vms ?? Number.POSITIVE_INFINITY, settings.rampUp[place] ?? Number.POSITIVE_INFINITY)) tell('limit-vms', `${windowId} has ${countWords(vms.length, 'VM')}.`)
    if (sum((vm) => vm.disks.reduce((total, disk) => total + disk.capacityMib, 0)) > (limits.tib ?? Number.POSITIVE_INFINITY) * MIB_PER_TIB + TINY) tell('limit-tib', `${windowId} has too many TiB.`)
    if (sum((vm) => vm.vcpus ?? 0) > (limits.vcpus ?? Number.POSITIVE_INFINITY)) tell('limit-vcpus', `${windowId} has too many vCPUs.`)
    if (sum((vm) => vm.riskPoints) > (limits.riskPoints ?? Number.POSITIVE_INFINITY) + TINY) tell('limit-risk', `${windowId} has too many risk points.`)
    const allowed = (window.endMs - window.startMs) / 1000 - settings.rollbackMinutes * SECONDS_PER_MINUTE
    const seconds = waveSeconds(vms, 'cautious', { plans: input.plans, rates: settings.rates, teams: window.teams })
    if (seconds > allowed + TINY) tell('duration', `${windowId} takes ${String(Math.round(seconds))} of ${String(allowed)} seconds.`)
    for (const vm of vms) checkVm(vm, window)
    for (const [id, pinned] of input.pins) if (members.has(id) && pinned !== windowId) tell('pin', `${id} is pinned to ${pinned}.`)
    if (input.lockedWindows.has(windowId)) for (const id of vmIds) if (input.previous.get(id) !== windowId && input.pins.get(id) !== windowId) tell('locked', `${id} came into ${windowId}, which is locked.`)
  }

  function checkVm(vm: WaveVm, window: ChangeWindow): void {
    const names = [vm.changeWindow, vm.moveGroup, vm.application].filter((name) => name !== null)
    if (window.scope.sites.length > 0 && !window.scope.sites.includes(vm.site ?? '')) tell('scope', `${vm.id} is not of the sites of ${window.id}.`)
    if (vm.owner !== null && input.refusals?.get(window.id)?.has(vm.owner) === true) tell('refused', `${vm.owner} refused ${window.id} for ${vm.id}.`)
    for (const { from, to, scope } of settings.calendar.blackouts) {
      const isHit = (scope.sites.length === 0 || scope.sites.includes(vm.site ?? '')) && (scope.groups.length === 0 || scope.groups.some((name) => names.includes(name)))
      if (isHit && isInBlackout(window, { from, to })) tell('blackout', `${vm.id} has a black-out from ${from} to ${to}.`)
    }
    for (const { vms, earliest, latest } of settings.dates) {
      if (!vms.includes(vm.id)) continue
      if (earliest !== undefined && window.date < earliest) tell('earliest', `${vm.id} moves before ${earliest}.`)
      if (latest !== undefined && window.date > latest) tell('latest', `${vm.id} moves after ${latest}.`)
    }
  }
}
