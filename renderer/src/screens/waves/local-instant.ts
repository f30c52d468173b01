import { localDateSchema } from '#shared/domain/waves/wave-calendar.ts'
import { zoneClock } from '#shared/domain/waves/zone-time.ts'

const MS_PER_MINUTE = 60_000
const MINUTES_PER_HOUR = 60
const PATTERN = /^(\d{4}-\d{2}-\d{2})[ T]([01]?\d|2[0-3]):([0-5]\d)$/

/** An instant by the clock of a zone, "2026-03-07 22:04"; by UTC where there is no such zone. */
export function localInstantText(instant: string, timeZone: string): string {
  const ms = Date.parse(instant)
  return new Date(ms + (zoneClock(timeZone)?.offsetMinutesAt(ms) ?? 0) * MS_PER_MINUTE).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ')
}

/** What somebody typed as day and time of a zone, in ISO 8601 and UTC; null where it is no time. */
export function localInstant(text: string, timeZone: string): string | null {
  const [, date, hours, minutes] = PATTERN.exec(text.trim()) ?? []
  if (date === undefined || !localDateSchema.safeParse(date).success) return null
  const minuteOfDay = Number(hours) * MINUTES_PER_HOUR + Number(minutes)
  return new Date(zoneClock(timeZone)?.instantOf(date, minuteOfDay) ?? Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MS_PER_MINUTE).toISOString()
}
