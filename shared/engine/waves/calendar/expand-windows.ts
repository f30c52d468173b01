import { compareText } from '#shared/domain/compare.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { type ChangeWindowRule, WEEKDAYS, type WaveCalendar, type WindowScope } from '#shared/domain/waves/wave-calendar.ts'
import type { ChangeWindow } from '#shared/domain/waves/wave-schedule.ts'
import { type ZoneClock, zoneClock } from '#shared/domain/waves/zone-time.ts'
import { DAYS_PER_WEEK, dateOfDay, dayNumber, minuteOfDay, weekdayOf } from './local-date.ts'

/** How far a calendar without a latest date reaches: three years of weeks. */
const DEFAULT_WEEKS = 156

export interface ExpandedCalendar {
  /** By start, then by id. What a black-out for everybody or a holiday closes is left out; those of a scope hold for its VMs alone. */
  readonly windows: readonly ChangeWindow[]
  readonly issues: readonly Reason[]
}

/**
 * Every occurrence of a calendar's windows from a day on, in instants. `today` is a local date and `teams` the number that
 * holds where a window states none. Windows that cannot be used are named and left out.
 */
export function expandWindows(calendar: WaveCalendar, { today, teams }: { readonly today: string; readonly teams: number }): ExpandedCalendar {
  const issues: Reason[] = []
  const first = Math.max(dayNumber(today), calendar.earliest === undefined ? Number.NEGATIVE_INFINITY : dayNumber(calendar.earliest))
  const last = calendar.latest === undefined ? first + DEFAULT_WEEKS * DAYS_PER_WEEK : dayNumber(calendar.latest)
  const seen = new Set<string>()
  const closed = new Set(calendar.holidays.map(dayNumber))
  const forEverybody = calendar.blackouts.filter(({ scope }) => isForEverybody(scope))
  const found: ChangeWindow[] = []
  for (const rule of calendar.windows) {
    if (seen.has(rule.id)) {
      issues.push({ code: 'window-twice', message: `Two change windows are called ${rule.id}: the second is left out until it has another name.` })
      continue
    }
    seen.add(rule.id)
    const timeZone = rule.timeZone ?? calendar.timeZone
    const clock = zoneClock(timeZone)
    if (clock === null) {
      issues.push({ code: 'time-zone-unknown', message: `The change window ${rule.id} is in the time zone ${timeZone}, which does not exist: name one such as Europe/Lisbon.` })
      continue
    }
    const days = daysOf(rule, first, last)
    if (days.length === 0) issues.push({ code: 'window-never', message: `The change window ${rule.id} never comes between ${dateOfDay(first)} and ${dateOfDay(last)}: move its dates, or those of the calendar.` })
    for (const day of days.filter((entry) => !closed.has(entry))) {
      const window = occurrence(rule, day, { timeZone, clock, teams: rule.teams ?? teams })
      const blackout = forEverybody.find((entry) => isInBlackout(window, entry))
      if (blackout === undefined) found.push(window)
      else if (window.date < blackout.from) issues.push({ code: 'window-runs-into-blackout', message: `The change window ${window.id} would run into the black-out "${blackout.reason}", which begins on ${blackout.from}, and is left out: end it at midnight, or let the black-out begin a day later.` })
    }
  }
  for (const { from, to, reason } of calendar.blackouts) {
    if (dayNumber(from) > dayNumber(to)) issues.push({ code: 'blackout-reversed', message: `The black-out "${reason}" ends on ${to}, before it begins on ${from}, and closes no day: swap the dates.` })
  }
  found.sort((left, right) => left.startMs - right.startMs || compareText(left.id, right.id))
  return { windows: dropOverlaps(found, issues), issues }
}

/** The hour of the clock decides, not a number of hours: in the night of a change a window is an hour shorter or longer. */
function occurrence(rule: ChangeWindowRule, day: number, { timeZone, clock, teams }: { timeZone: string; clock: ZoneClock; teams: number }): ChangeWindow {
  const date = dateOfDay(day)
  const start = minuteOfDay(rule.start)
  const end = minuteOfDay(rule.end)
  const endDate = end > start ? date : dateOfDay(day + 1)
  return { id: `${rule.id}/${date}`, ruleId: rule.id, date, timeZone, startMs: clock.instantOf(date, start), endMs: clock.instantOf(endDate, end), scope: rule.scope, teams }
}

function daysOf(rule: ChangeWindowRule, first: number, last: number): readonly number[] {
  if (rule.kind === 'date') {
    const day = dayNumber(rule.date)
    return day >= first && day <= last ? [day] : []
  }
  const from = rule.from === undefined ? first : Math.max(first, dayNumber(rule.from))
  const until = rule.until === undefined ? last : Math.min(last, dayNumber(rule.until))
  // Every other week counts from where the rule begins, so that planning a week later does not shift it.
  const anchor = rule.from === undefined ? (rule.everyWeeks === 1 ? from : 0) : dayNumber(rule.from)
  const wanted = WEEKDAYS.indexOf(rule.day)
  const step = rule.everyWeeks * DAYS_PER_WEEK
  let day = anchor + ((wanted - weekdayOf(anchor) + DAYS_PER_WEEK) % DAYS_PER_WEEK)
  if (day < from) day += Math.ceil((from - day) / step) * step
  const days: number[] = []
  for (; day <= until; day += step) days.push(day)
  return days
}

/** Two windows at once for the same VMs would share hosts and teams that each counts as its own. */
function dropOverlaps(windows: readonly ChangeWindow[], issues: Reason[]): readonly ChangeWindow[] {
  const kept: ChangeWindow[] = []
  const told = new Set<string>()
  for (const window of windows) {
    const other = kept.findLast((entry) => entry.endMs > window.startMs && canMeet(entry.scope, window.scope))
    if (window.endMs <= window.startMs) {
      issues.push({ code: 'window-empty', message: `The change window ${window.id} falls into the hour that the clock skips, and is left out.` })
    } else if (other === undefined) kept.push(window)
    else if (!told.has(`${other.ruleId} ${window.ruleId}`)) {
      told.add(`${other.ruleId} ${window.ruleId}`)
      issues.push({ code: 'windows-overlap', message: `The change windows ${other.id} and ${window.id} overlap and are for the same VMs: the later one is left out, and so are others of these two that overlap.` })
    }
  }
  return kept
}

function isForEverybody(scope: WindowScope): boolean {
  return scope.sites.length === 0 && scope.groups.length === 0
}

/** Whether a VM can be in both scopes. */
function canMeet(left: WindowScope, right: WindowScope): boolean {
  const meets = (one: readonly string[], other: readonly string[]): boolean => one.length === 0 || other.length === 0 || one.some((entry) => other.includes(entry))
  return meets(left.sites, right.sites) && meets(left.groups, right.groups)
}

/** Whether a minute of a window lies on a day of a black-out, by the window's own clock. One that ends at midnight does not touch the day that begins then. */
export function isInBlackout({ date, timeZone, endMs }: Pick<ChangeWindow, 'date' | 'timeZone' | 'endMs'>, { from, to }: { readonly from: string; readonly to: string }): boolean {
  if (date > to) return false
  if (date >= from) return true
  // No window is longer than a day.
  if (dayNumber(date) + 1 < dayNumber(from) || from > to) return false
  const clock = zoneClock(timeZone)
  return clock !== null && endMs > clock.instantOf(from, 0)
}
