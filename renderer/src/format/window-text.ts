import { dateText } from './date-text.ts'

/** A change window, with instants in ISO 8601 and an IANA time zone. */
export interface WindowTimes {
  /** The day on which it begins, in its own zone. */
  readonly date: string
  readonly timeZone: string
  readonly start: string
  readonly end: string
}

/** "Sat 2026-03-07 22:00 to 06:00", by the window's own clock. */
export function windowText(window: WindowTimes, translate: (key: string, named: Record<string, string>) => string): string {
  return translate('frame.window', { day: dayText(window.date), start: clockText(window.start, window.timeZone), end: clockText(window.end, window.timeZone) })
}

/** "Sat 2026-03-07". */
export function dayText(date: string): string {
  return dateText(`${date}T12:00:00Z`, { dateStyle: 'full', timeZone: 'UTC' })
}

/** "22:00". */
export function clockText(instant: string, timeZone: string): string {
  return dateText(instant, { timeStyle: 'short', timeZone })
}
