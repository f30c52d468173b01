import { zoneClock } from '#shared/domain/waves/zone-time.ts'

/** When the days of a time zone begin. */
export interface LocalDays {
  /** Of a day such as 2026-03-07, milliseconds since 1970, UTC. */
  startOf(this: void, date: string): number
  /** The day that an instant lies in. */
  dateOf(this: void, ms: number): string
}

const MS_PER_MINUTE = 60_000
const DATE_LENGTH = 'YYYY-MM-DD'.length

/** The days of a time zone; those of UTC where there is no such zone. What was asked once is known: a picture asks for the same days again and again. */
export function localDays(timeZone: string): LocalDays {
  const clock = zoneClock(timeZone)
  const known = new Map<string, number>()
  return {
    startOf: (date) => {
      let ms = known.get(date)
      if (ms === undefined) {
        ms = clock?.instantOf(date, 0) ?? Date.parse(`${date}T00:00:00Z`)
        known.set(date, ms)
      }
      return ms
    },
    dateOf: (ms) => new Date(ms + (clock?.offsetMinutesAt(ms) ?? 0) * MS_PER_MINUTE).toISOString().slice(0, DATE_LENGTH),
  }
}
