import type { WaveSchedule, WaveSummary } from '../wave-schedule.ts'

/** What people compare two schedules by. */
export interface ScheduleFigures {
  readonly waves: number
  readonly bound: number
  readonly vms: number
  readonly without: number
  /** The day on which the last wave begins; null: there is none. */
  readonly last: string | null
  /** Of the wave that takes longest, seconds. */
  readonly longestSeconds: number
  /** Most VMs in one wave. */
  readonly largest: number
  readonly stretched: number
  readonly stretchedDays: number
  readonly issues: number
}

/** What figures are taken of, whole or in sums. */
type Compared = Pick<WaveSchedule, 'waves' | 'lowerBound' | 'unscheduled' | 'stretchedNetworks' | 'issues'>

/** The figures of a schedule. */
export function scheduleFigures({ waves, lowerBound, unscheduled, stretchedNetworks, issues }: Compared): ScheduleFigures {
  const most = (values: readonly number[]): number => values.reduce((largest, value) => Math.max(largest, value), 0)
  return {
    waves: waves.length,
    bound: lowerBound.waves,
    vms: waves.reduce((sum, { vms }) => sum + vms, 0),
    without: unscheduled.reduce((sum, { vms }) => sum + vms.length, 0),
    last: waves.at(-1)?.date ?? null,
    longestSeconds: most(waves.map(({ seconds }) => seconds.high)),
    largest: most(waves.map(({ vms }) => vms)),
    stretched: stretchedNetworks.length,
    stretchedDays: stretchedNetworks.reduce((sum, { days }) => sum + days, 0),
    issues: issues.length,
  }
}

/** What is left at the source by the end of each day with a wave, of two schedules on one calendar. */
export function leftByDay(kept: Pick<WaveSummary, 'waves' | 'scheduled'>, tried: Pick<WaveSchedule, 'waves' | 'vms'>): readonly { readonly date: string; readonly kept: number; readonly tried: number }[] {
  const dates = [...new Set([...kept.waves, ...tried.waves].map(({ date }) => date))].sort()
  const left = (vms: number, waves: WaveSchedule['waves'], date: string): number => vms - waves.filter((wave) => wave.date <= date).reduce((sum, wave) => sum + wave.vms, 0)
  return dates.map((date) => ({ date, kept: left(kept.scheduled.vms, kept.waves, date), tried: left(tried.vms.length, tried.waves, date) }))
}
