import type { ApiOutput } from '#shared/contract/api.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'

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

function capacityOf(vms: WaveScheduleAnswer['vms']): number {
  return vms.reduce((sum, { capacityMib }) => sum + capacityMib, 0)
}
