const MS_PER_DAY = 86_400_000
const MS_PER_MINUTE = 60_000
const MS_PER_HOUR = 3_600_000
const MS_PER_SECOND = 1_000
/** 1899-12-30: the day 0 for which serials from 1900-03-01 on are right. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
/** 1900-03-01. Before it Excel counts a 29 February 1900 that never was, so that serials are one less. */
const FIRST_TRUE_SERIAL = 61

/** Days between the 1904 date system's first day and that of the 1900 system (ECMA-376 part 1, 18.17.4.1). */
export const DAYS_FROM_1904_TO_1900_SYSTEM = 1_462

const ISO_DATE_TIME =
  /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(?:Z|[+-]\d{2}:\d{2})?$/

/**
 * The serial (1900 system) of an ISO 8601 date, time of day, or both, or undefined when the text is none.
 * A zone is passed over: a spreadsheet shows the wall clock.
 */
export function isoToDateSerial(text: string): number | undefined {
  const match = ISO_DATE_TIME.exec(text.trim())
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second] = match
  if (year === undefined && hour === undefined) return undefined
  const time =
    Number(hour ?? 0) * MS_PER_HOUR + Number(minute ?? 0) * MS_PER_MINUTE + Number(second ?? 0) * MS_PER_SECOND
  if (year === undefined) return time / MS_PER_DAY
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(midnight)
  // Date.UTC carries 31 February over to March and reads years below 100 as 19xx.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCFullYear() !== Number(year)) return undefined
  const days = (midnight - DAY_ZERO) / MS_PER_DAY
  return (days < FIRST_TRUE_SERIAL ? days - 1 : days) + time / MS_PER_DAY
}
