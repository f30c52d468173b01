import type { ApiOutput } from '#shared/contract/api.ts'
import { MOST_FOUND_GROUPS, type WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'

/** A schedule without what grows with its VMs: sums of them, and the names of those that something else names. */
export function summariseWaves({ vms, groups: _, edges: __, consents: ___, moved: ____, ...rest }: WaveScheduleAnswer): ApiOutput<'waves.summary'> {
  const without = vms.filter(({ window }) => window === null)
  const named = new Set([...rest.waves.flatMap(({ bounds }) => bounds.flatMap(({ subject }) => (subject === null ? [] : [subject]))), ...rest.unscheduled.flatMap((group) => group.vms)])
  return {
    ...rest,
    scheduled: { vms: vms.length, capacityMib: capacityOf(vms), vmsWithout: without.length, capacityMibWithout: capacityOf(without) },
    named: vms.filter(({ vm }) => named.has(vm)).map(({ vm, name }) => ({ vm, name })),
  }
}

/** What of a schedule is about the wave of a window: its VMs, and the consents to it. Empty where the window has no wave. */
export function membersOfWave({ vms, consents }: WaveScheduleAnswer, wanted: string): ApiOutput<'waves.members'> {
  return { vms: vms.filter(({ window }) => window === wanted), consents: consents.filter(({ window }) => window === wanted) }
}

/** Where a schedule has one VM. */
export function vmInWaves({ vms, groups, windows, remediation, progress }: WaveScheduleAnswer, wanted: string): ApiOutput<'waves.vm'> {
  const row = vms.find(({ vm }) => vm === wanted)
  const times = windows.find(({ window }) => window === row?.window)
  const said = progress.outcomes.find(({ vm }) => vm === wanted)
  return {
    place: row === undefined ? null : {
      group: row.group,
      window: row.window,
      wave: row.wave,
      isPinned: row.isPinned,
      groupVms: groups.find(({ id }) => id === row.groupId)?.vms.length ?? 1,
      times: times === undefined ? null : { date: times.date, timeZone: times.timeZone, start: times.start, end: times.end },
    },
    why: remediation.find(({ vm }) => vm === wanted)?.why ?? [],
    outcome: said === undefined ? null : { outcome: said.outcome, window: said.window, reason: said.reason },
  }
}

/** What holds between the groups of a schedule, and the groups of which `search` is a part of the name, or of that of a VM in it, whatever the case. */
export function tiesOfWaves({ vms, groups, edges }: WaveScheduleAnswer, search: string): ApiOutput<'waves.ties'> {
  const part = search.trim().toLowerCase()
  const names = new Map(vms.map(({ vm, name }) => [vm, name]))
  const isFound = (name: string | undefined): boolean => name?.toLowerCase().includes(part) === true
  const found = part === '' ? [] : groups.filter(({ name, vms: own }) => isFound(name) || own.some((vm) => isFound(names.get(vm)))).slice(0, MOST_FOUND_GROUPS).map(({ id }) => id)
  const ids = new Set([...found, ...edges.flatMap(({ group, other }) => [group, other])])
  const named = groups.filter(({ id }) => ids.has(id))
  const own = new Set(named.flatMap((group) => group.vms))
  return { edges, groups: named, vms: vms.filter(({ vm }) => own.has(vm)).map(({ vm, name }) => ({ vm, name })), found }
}

function capacityOf(vms: WaveScheduleAnswer['vms']): number {
  return vms.reduce((sum, { capacityMib }) => sum + capacityMib, 0)
}
