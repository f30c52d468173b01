import type { WaveInput } from '../placement/wave-input.ts'
import type { WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import { checkSchedule } from '../check-schedule.ts'

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

/** What a new schedule moved, and why: somebody said so, the old place does not hold any more, it has a place now, or it is better. */
export function compareSchedules(input: WaveInput, schedule: WaveSchedule): readonly MovedGroup[] {
  const windowOf = new Map(schedule.waves.flatMap(({ window, vmIds }) => vmIds.map((id) => [id, window.id] as const)))
  const reasonOf = new Map(schedule.unscheduled.map(({ groupId, reasons }) => [groupId, reasons.map(({ message }) => message).join(' ')]))
  const moved: MovedGroup[] = []
  for (const group of schedule.groups) {
    const from = group.vmIds.map((id) => input.previous.get(id)).find((id) => id !== undefined) ?? null
    const to = windowOf.get(group.vmIds[0] ?? '') ?? null
    if (from === to) continue
    moved.push({ groupId: group.id, name: group.name, vmIds: group.vmIds, from, to, because: because(group.vmIds, group.id, from, to) })
  }
  return moved

  function because(vmIds: readonly string[], groupId: string, from: string | null, to: string | null): string {
    if (to === null) return reasonOf.get(groupId) ?? 'it has no window'
    if (vmIds.some((id) => input.pins.has(id))) return 'it is pinned there'
    if (from === null) return 'it had no window before'
    // Alone in its old window: what breaks then is not the fault of those who are there.
    const alone = checkSchedule({ ...input, vms: input.vms.filter(({ id }) => vmIds.includes(id)), pins: new Map(), lockedWindows: new Set() }, { waves: [{ windowId: from, vmIds }], unscheduled: [] }).filter(({ code }) => code !== 'dependency')
    const [first] = alone
    return first === undefined ? 'the schedule is better so, or its place was needed' : `it cannot stay: ${first.message}`
  }
}
