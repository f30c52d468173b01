import { WEEKDAYS } from '#shared/domain/waves/wave-calendar.ts'
import { zoneClock } from '#shared/domain/waves/zone-time.ts'
import { dateOfDay, dayNumber, weekdayOf } from '../calendar/local-date.ts'

const MS_PER_MINUTE = 60_000

/** An instant by the clock of a zone, such as "Saturday 2026-03-07 22:00"; by UTC where there is no such zone. */
export function localTime(epochMs: number, timeZone: string): string {
  const offset = zoneClock(timeZone)?.offsetMinutesAt(epochMs) ?? 0
  const local = new Date(epochMs + offset * MS_PER_MINUTE).toISOString()
  const date = local.slice(0, 'YYYY-MM-DD'.length)
  const weekday = WEEKDAYS[weekdayOf(dayNumber(date))] ?? ''
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)} ${date} ${local.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length)}`
}

/** The day so many days after a local date. */
export function daysAfter(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days)
}
