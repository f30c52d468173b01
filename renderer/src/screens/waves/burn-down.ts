import { MIB_PER_TIB } from '#shared/domain/units.ts'
import type { WaveSummary } from './wave-schedule.ts'

/** A week of the schedule, Monday to Sunday. */
export interface BurnDownWeek {
  /** The Monday. */
  readonly week: string
  /** What is cut over in it. */
  readonly movedVms: number
  readonly movedTib: number
  /** What is still at the source at its end. */
  readonly vms: number
  readonly tib: number
  /** What of that has no wave, and so stays. */
  readonly vmsWithout: number
  readonly tibWithout: number
}

const MS_PER_DAY = 86_400_000
const DAYS_PER_WEEK = 7

/** What is left at the source at the end of each week, from the week before the first wave until that of the last one; VMs that are in no plan are not counted. */
export function burnDown({ waves, scheduled, today }: Pick<WaveSummary, 'waves' | 'scheduled' | 'today'>): readonly BurnDownWeek[] {
  const byWeek = new Map<string, { vms: number; mib: number }>()
  for (const wave of waves) {
    const week = mondayOf(wave.date)
    const sums = byWeek.get(week) ?? { vms: 0, mib: 0 }
    byWeek.set(week, { vms: sums.vms + wave.vms, mib: sums.mib + wave.capacityMib })
  }
  let left = { vms: scheduled.vms, mib: scheduled.capacityMib }
  const first = waves[0]
  const last = waves.at(-1)
  if (first === undefined || last === undefined) return []
  const weeks: BurnDownWeek[] = []
  const start = addDays(mondayOf(today < first.date ? today : first.date), -DAYS_PER_WEEK)
  for (let week = start; week <= mondayOf(last.date); week = addDays(week, DAYS_PER_WEEK)) {
    const moved = byWeek.get(week) ?? { vms: 0, mib: 0 }
    left = { vms: left.vms - moved.vms, mib: left.mib - moved.mib }
    weeks.push({ week, movedVms: moved.vms, movedTib: moved.mib / MIB_PER_TIB, vms: left.vms, tib: Math.max(0, left.mib) / MIB_PER_TIB, vmsWithout: scheduled.vmsWithout, tibWithout: scheduled.capacityMibWithout / MIB_PER_TIB })
  }
  return weeks
}

/** The Monday of the week that a day is in. */
function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, -((weekday + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK))
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, date.length)
}
