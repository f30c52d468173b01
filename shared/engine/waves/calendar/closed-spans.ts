import type { WaveCalendar, WindowScope } from '#shared/domain/waves/wave-calendar.ts'
import { dateOfDay, dayNumber } from './local-date.ts'
import { zoneClock } from '#shared/domain/waves/zone-time.ts'

/** Days that black-outs and holidays close, as instants: for whoever draws them on a line of time. */
export interface ClosedSpan {
  /** Local dates, both inclusive. */
  readonly from: string
  readonly to: string
  /** From midnight of the first day to midnight after the last one, by the calendar's clock. */
  readonly startMs: number
  readonly endMs: number
  /** Null: a holiday. */
  readonly reason: string | null
  readonly scope: WindowScope
}

export interface ClosedSpans {
  /** The zone that they are in: the calendar's own, or UTC where that does not exist. */
  readonly timeZone: string
  readonly spans: readonly ClosedSpan[]
}

const NO_ZONE = 'UTC'
const EVERYBODY: WindowScope = { sites: [], groups: [] }

/** Black-outs, then holidays, in the order in which they were stated. A black-out that ends before it begins closes no day and is left out. */
export function closedSpans({ timeZone, blackouts, holidays }: Pick<WaveCalendar, 'timeZone' | 'blackouts' | 'holidays'>): ClosedSpans {
  const own = zoneClock(timeZone)
  const clock = own ?? zoneClock(NO_ZONE)
  if (clock === null) throw new Error('the engine knows no UTC')
  const spanOf = (from: string, to: string): Pick<ClosedSpan, 'from' | 'to' | 'startMs' | 'endMs'> => ({ from, to, startMs: clock.instantOf(from, 0), endMs: clock.instantOf(dateOfDay(dayNumber(to) + 1), 0) })
  return {
    timeZone: own === null ? NO_ZONE : timeZone,
    spans: [
      ...blackouts.filter(({ from, to }) => from <= to).map(({ from, to, reason, scope }) => ({ ...spanOf(from, to), reason, scope })),
      ...holidays.map((day) => ({ ...spanOf(day, day), reason: null, scope: EVERYBODY })),
    ],
  }
}
