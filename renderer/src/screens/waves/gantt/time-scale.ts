import { calendarNames } from '#renderer/format/calendar-names.ts'
import type { LocalDays } from './local-days.ts'

export const MS_PER_DAY = 86_400_000

/** A stretch of time drawn from left to right; instants in milliseconds since 1970, UTC. */
export interface TimeScale {
  readonly startMs: number
  readonly endMs: number
  readonly pxPerDay: number
}

/** From years on a screen to hours: pixels a day. */
export const ZOOMS = [1.5, 3, 6, 12, 24, 48, 96, 192] as const

/** Where an instant is drawn, in pixels from the left. */
export function xOf({ startMs, pxPerDay }: TimeScale, ms: number): number {
  return ((ms - startMs) / MS_PER_DAY) * pxPerDay
}

/** The instant that is drawn there. */
export function msAt({ startMs, pxPerDay }: TimeScale, x: number): number {
  return startMs + (x / pxPerDay) * MS_PER_DAY
}

/** The largest zoom at which so many milliseconds fit into so many pixels; the smallest where none does. */
export function zoomToFit(spanMs: number, widthPx: number): number {
  const fitting = ZOOMS.filter((zoom) => (spanMs / MS_PER_DAY) * zoom <= widthPx)
  return fitting.at(-1) ?? ZOOMS[0]
}

export interface Tick {
  readonly x: number
  readonly label: string
}

/** At fewer pixels a day than this, days are too narrow for their names, weeks, and months for their years. */
const DAYS_FROM = 40
const WEEKS_FROM = 5
const MONTHS_FROM = 2.5
const MONDAY = 1
const MONTHS_OF_QUARTER = 3

/** The marks of the calendar between two instants: months (or years) above, weeks, days (or months) below. Days are those of the zone. */
export function axisTicks(scale: TimeScale, days: LocalDays, fromMs: number, toMs: number): { readonly major: readonly Tick[]; readonly minor: readonly Tick[] } {
  const [major, minor]: [Tick[], Tick[]] = [[], []]
  const names = calendarNames()
  const isYears = scale.pxPerDay < WEEKS_FROM
  const first = days.dateOf(Math.max(fromMs, scale.startMs))
  const last = days.dateOf(Math.min(toMs, scale.endMs))
  // The month or year that begins to the left still needs its name.
  const start = isYears ? `${first.slice(0, 'YYYY'.length)}-01-01` : `${first.slice(0, 'YYYY-MM'.length)}-01`
  for (let noon = Date.parse(`${start}T12:00:00Z`); noon <= Date.parse(`${last}T12:00:00Z`); noon += MS_PER_DAY) {
    const date = new Date(noon)
    const [day, month, year, weekday] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear(), date.getUTCDay()]
    const isMajor = day === 1 && (!isYears || month === 0)
    const isMinor = isYears ? day === 1 && (scale.pxPerDay >= MONTHS_FROM || month % MONTHS_OF_QUARTER === 0) : scale.pxPerDay >= DAYS_FROM || weekday === MONDAY
    if (!isMajor && !isMinor) continue
    const x = xOf(scale, days.startOf(date.toISOString().slice(0, 'YYYY-MM-DD'.length)))
    if (isMajor) major.push({ x, label: isYears ? String(year) : `${names.months[month] ?? ''} ${year}` })
    if (isMinor) minor.push({ x, label: isYears ? (names.months[month] ?? '') : scale.pxPerDay >= DAYS_FROM ? `${names.days[weekday] ?? ''} ${day}` : String(day) })
  }
  return { major, minor }
}
