/**
 * The clock of a time zone. Offsets come from the time zone data of the JavaScript engine (ECMA-402), which every host
 * brings along in the same Node; no clock is read.
 */
export interface ZoneClock {
  /** Minutes that local time is ahead of UTC at an instant. */
  offsetMinutesAt(epochMs: number): number
  /**
   * The instant of a local time. A time that the spring change skips counts as that much later, and of one that the
   * autumn change repeats the first counts, as RFC 5545 has it.
   */
  instantOf(date: string, minuteOfDay: number): number
}

const MS_PER_MINUTE = 60_000
const MINUTES_PER_DAY = 1_440

/** The clock of an IANA time zone; null where there is no such zone. */
export function zoneClock(timeZone: string): ZoneClock | null {
  const format = formatOf(timeZone)
  if (format === null) return null
  const offsetMinutesAt = (epochMs: number): number => {
    const parts = new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return Math.round((local - Math.floor(epochMs / 1000) * 1000) / MS_PER_MINUTE)
  }
  const instantOf = (date: string, minuteOfDay: number): number => {
    const asUtc = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MS_PER_MINUTE
    // Offsets of a day before and a day after: a change of the clock lies between them or not at all.
    const before = offsetMinutesAt(asUtc - MINUTES_PER_DAY * MS_PER_MINUTE)
    const after = offsetMinutesAt(asUtc + MINUTES_PER_DAY * MS_PER_MINUTE)
    const byBefore = asUtc - before * MS_PER_MINUTE
    const byAfter = asUtc - after * MS_PER_MINUTE
    if (offsetMinutesAt(byBefore) === before) return byBefore
    if (offsetMinutesAt(byAfter) === after) return byAfter
    // Skipped by the clock: as the offset before would have it, which is the same span after the change.
    return byBefore
  }
  return { offsetMinutesAt, instantOf }
}

const known = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const cached = known.get(timeZone)
  if (cached !== undefined) return cached
  const format = createFormat(timeZone)
  known.set(timeZone, format)
  return format
}

function createFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', calendar: 'iso8601', numberingSystem: 'latn', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  } catch (error) {
    // The only way to ask whether a zone exists; anything else that fails is a fault of ours.
    if (error instanceof RangeError) return null
    throw error
  }
}
