/** Days since 1970-01-01 of a local date such as 2026-03-07. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY
}

/** The local date of a day number. */
export function dateOfDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 'YYYY-MM-DD'.length)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + WEEKDAY_OF_EPOCH) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK
}

/** Minutes since midnight of a time such as 22:00. */
export function minuteOfDay(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * MINUTES_PER_HOUR + minutes
}

export const DAYS_PER_WEEK = 7
const MS_PER_DAY = 86_400_000
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_EPOCH = 4
const MINUTES_PER_HOUR = 60
