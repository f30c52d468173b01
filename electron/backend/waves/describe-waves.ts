import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { Wave, WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import type { MovedGroup } from '#shared/engine/waves/edit/compare-schedules.ts'
import type { WaveProject } from './wave-input.ts'

/** Bounds beyond the first few are far from limiting anything. */
const MOST_BOUNDS = 5

/** A schedule as hosts show it. */
export function describeWaves({ input, estate, outsidePlans }: WaveProject, schedule: WaveSchedule, moved: readonly MovedGroup[]): WaveScheduleAnswer {
  const placeOf = new Map(schedule.waves.flatMap((wave) => wave.vmIds.map((id) => [id, wave] as const)))
  const groupOf = new Map(schedule.groups.flatMap((group) => group.vmIds.map((id) => [id, group] as const)))
  const networkNames = new Map(estate.portGroups.map(({ id, name }) => [id, name]))
  return {
    today: input.today,
    waves: schedule.waves.map((wave) => describeWave(wave, input.lockedWindows.has(wave.window.id))),
    vms: input.vms.map((vm) => ({
      vm: vm.id, name: vm.name, group: groupOf.get(vm.id)?.name ?? vm.name,
      window: placeOf.get(vm.id)?.window.id ?? null, wave: placeOf.get(vm.id)?.number ?? null,
      type: vm.type, isPinned: input.pins.has(vm.id),
    })),
    unscheduled: schedule.unscheduled.map(({ groupId, vmIds, reasons }) => ({ group: groupOf.get(groupId)?.name ?? groupId, vms: [...vmIds], why: [...reasons] })),
    outsidePlans,
    landed: input.landed.size,
    lowerBound: schedule.lowerBound,
    stretchedNetworks: schedule.stretchedNetworks.map(({ networkId, firstWindowId, lastWindowId, days }) => ({ network: networkId, name: networkNames.get(networkId) ?? networkId, first: firstWindowId, last: lastWindowId, days })),
    freedSources: schedule.freedSources.map(({ kind, id, windowId }) => ({ kind, id, window: windowId })),
    moved: moved.map(({ groupId, name, vmIds, from, to, because }) => ({ group: groupId, name, vms: [...vmIds], from, to, because })),
    issues: [...schedule.issues],
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
