import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Wave, WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import type { MovedGroup } from '#shared/engine/waves/edit/compare-schedules.ts'
import { closedSpans } from '#shared/engine/waves/calendar/closed-spans.ts'
import { numberWaves } from '#shared/engine/waves/planned-waves.ts'
import { listedIssues } from './listed-issues.ts'
import type { WaveProject } from './wave-input.ts'
import { waveConsents } from './wave-consents.ts'
import { waveProgress } from './wave-progress.ts'

/** Bounds beyond the first few are far from limiting anything. */
const MOST_BOUNDS = 5

/** A schedule as hosts show it. */
export function describeWaves(project: WaveProject, schedule: WaveSchedule, moved: readonly MovedGroup[]): WaveScheduleAnswer {
  const { input, estate, outsidePlans } = project
  // As the bundle counts them: with those that are past.
  const landedIn = [...input.previous].filter(([id]) => input.landed.has(id)).map(([, window]) => window)
  const numbers = numberWaves([...schedule.waves.map(({ window }) => window.id), ...landedIn], input.settings)
  const waves = schedule.waves.map((wave) => ({ ...wave, number: numbers.get(wave.window.id)?.number ?? wave.number }))
  const placeOf = new Map(waves.flatMap((wave) => wave.vmIds.map((id) => [id, wave] as const)))
  const groupOf = new Map(schedule.groups.flatMap((group) => group.vmIds.map((id) => [id, group] as const)))
  const networkNames = new Map(estate.portGroups.map(({ id, name }) => [id, name]))
  const loads = new Map(input.vms.map((vm) => [vm.id, { capacityMib: vm.disks.reduce((sum, disk) => sum + disk.capacityMib, 0), riskPoints: vm.riskPoints }]))
  const waveOf = new Map(waves.map((wave) => [wave.window.id, wave.number]))
  const closed = closedSpans(input.settings.calendar)
  return {
    today: input.today,
    waves: waves.map((wave) => describeWave(wave, input.lockedWindows.has(wave.window.id))),
    vms: input.vms.map((vm) => ({
      vm: vm.id, name: vm.name, group: groupOf.get(vm.id)?.name ?? vm.name, groupId: groupOf.get(vm.id)?.id ?? vm.id,
      site: vm.site, application: vm.application, owner: vm.owner, ...(loads.get(vm.id) ?? NO_LOAD),
      window: placeOf.get(vm.id)?.window.id ?? null, wave: placeOf.get(vm.id)?.number ?? null,
      type: vm.type, isPinned: input.pins.has(vm.id),
    })),
    windows: schedule.windows.map((window) => ({
      window: window.id, rule: window.ruleId, date: window.date, timeZone: window.timeZone,
      start: new Date(window.startMs).toISOString(), end: new Date(window.endMs).toISOString(), teams: window.teams,
      sites: [...window.scope.sites], groups: [...window.scope.groups],
      isLocked: input.lockedWindows.has(window.id), wave: waveOf.get(window.id) ?? null,
    })),
    blackouts: input.settings.calendar.blackouts.map(({ from, to, reason, scope }) => ({ from, to, reason, sites: [...scope.sites], groups: [...scope.groups] })),
    holidays: [...input.settings.calendar.holidays],
    timeZone: closed.timeZone,
    closed: closed.spans.map(({ from, to, startMs, endMs, reason, scope }) => ({ from, to, start: new Date(startMs).toISOString(), end: new Date(endMs).toISOString(), reason, sites: [...scope.sites], groups: [...scope.groups] })),
    groups: schedule.groups.map(({ id, name, vmIds, ties }) => {
      const [first = ''] = vmIds
      const wave = placeOf.get(first)
      return {
        id, name, vms: [...vmIds], window: wave?.window.id ?? null, wave: wave?.number ?? null, isPinned: vmIds.some((vm) => input.pins.has(vm)),
        capacityMib: sumOf(vmIds, (vm) => loads.get(vm)?.capacityMib ?? 0), riskPoints: sumOf(vmIds, (vm) => loads.get(vm)?.riskPoints ?? 0),
        ties: ties.map((tie) => ({ by: tie.by, isHard: tie.isHard, label: tie.label, vms: [...tie.vmIds] })),
      }
    }),
    edges: schedule.edges.map(({ kind, groupId, otherId, because }) => ({ kind, group: groupId, other: otherId, because })),
    unscheduled: schedule.unscheduled.map(({ groupId, vmIds, reasons }) => ({ group: groupOf.get(groupId)?.name ?? groupId, groupId, vms: [...vmIds], why: [...reasons] })),
    outsidePlans: outsidePlans.length,
    remediation: remediationOf(project, schedule),
    landed: input.landed.size,
    lowerBound: schedule.lowerBound,
    progress: waveProgress(project),
    consents: waveConsents(project, waves.map(({ number, window, vmIds }) => ({ number, window: window.id, vmIds }))),
    stretchedNetworks: schedule.stretchedNetworks.map(({ networkId, firstWindowId, lastWindowId, days }) => ({ network: networkId, name: networkNames.get(networkId) ?? networkId, first: firstWindowId, last: lastWindowId, days })),
    freedSources: schedule.freedSources.map(({ kind, id, windowId }) => ({ kind, id, window: windowId })),
    moved: moved.map(({ groupId, name, vmIds, from, to, because }) => ({ group: groupId, name, vms: [...vmIds], from, to, because })),
    issues: [...schedule.issues, ...listedIssues(project.listedRows, input.settings)],
    assumptions: [...schedule.assumptions],
  }
}

function describeWave({ window, low, high, ...wave }: Wave, isLocked: boolean): WaveScheduleAnswer['waves'][number] {
  return {
    number: wave.number, window: window.id, date: window.date, timeZone: window.timeZone,
    start: new Date(window.startMs).toISOString(), end: new Date(window.endMs).toISOString(), teams: window.teams, isLocked,
    vms: wave.vmIds.length, groups: wave.groupIds.length, capacityMib: wave.capacityMib, vcpus: wave.vcpus, riskPoints: wave.riskPoints,
    seconds: { low: low.seconds, high: high.seconds },
    precopySeconds: wave.precopySeconds,
    bounds: high.bounds.slice(0, MOST_BOUNDS).map((bound) => ({ ...bound })),
    timeline: high.timeline.map((moment) => ({ ...moment })),
    mostOnOneHost: Math.max(low.mostOnOneHost, high.mostOnOneHost),
    notes: [...wave.notes],
  }
}

function remediationOf({ outsidePlans, applications, input }: WaveProject, schedule: WaveSchedule): WaveScheduleAnswer['remediation'] {
  const names = new Map(input.vms.map(({ id, name }) => [id, name]))
  const row = (vm: string, name: string, where: 'plan' | 'wave', why: readonly Reason[]): WaveScheduleAnswer['remediation'][number] => {
    const facts = applications.get(vm)
    return { vm, name, owner: facts?.owner ?? null, mails: facts?.ownerMail == null ? [] : [facts.ownerMail], application: facts?.application ?? null, where, why: [...why] }
  }
  return [
    ...outsidePlans.map(({ vmId, name, reasons }) => row(vmId, name, 'plan', reasons)),
    ...schedule.unscheduled.flatMap(({ vmIds, reasons }) => vmIds.map((id) => row(id, names.get(id) ?? id, 'wave', reasons))),
  ]
}

const NO_LOAD = { capacityMib: 0, riskPoints: 0 }

function sumOf(vmIds: readonly string[], amountOf: (vmId: string) => number): number {
  return vmIds.reduce((sum, id) => sum + amountOf(id), 0)
}
