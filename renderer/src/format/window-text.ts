/** A change window, with instants in ISO 8601 and an IANA time zone. */
export interface WindowTimes {
  /** The day on which it begins, in its own zone. */
  readonly date: string
  readonly timeZone: string
  readonly start: string
  readonly end: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** "Sat 2026-03-07 22:00 to 06:00", by the window's own clock. Dates as everywhere in the app: no country reads them otherwise. */
export function windowText(window: WindowTimes): string {
  return `${dayText(window.date)} ${clockText(window.start, window.timeZone)} to ${clockText(window.end, window.timeZone)}`
}

/** "Sat 2026-03-07". */
export function dayText(date: string): string {
  return `${partOf(`${date}T12:00:00Z`, 'UTC', { weekday: 'short' })} ${date}`
}

/** "22:00". */
export function clockText(instant: string, timeZone: string): string {
  return partOf(instant, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

function partOf(instant: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
    formats.set(key, format)
  }
  return format.format(new Date(instant))
}
