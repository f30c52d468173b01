import type { Reason } from '#shared/domain/plan/reason.ts'
import type { ChangeWindowRule } from '#shared/domain/waves/wave-calendar.ts'
import type { WaveSettings } from '#shared/domain/waves/wave-settings.ts'
import { expandWindows } from '../calendar/expand-windows.ts'
import { dateOfDay, dayNumber } from '../calendar/local-date.ts'
import type { WaveInput } from '../placement/wave-input.ts'

type DateRule = Extract<ChangeWindowRule, { kind: 'date' }>

export interface InsertionVerdict {
  readonly windowId: string
  /** The settings with the window; what a valid insertion keeps. */
  readonly settings: WaveSettings
  /** Empty: the window can be inserted. */
  readonly broken: readonly Reason[]
  /** The closest day on which it can be; the wanted one where that is valid, null where none within a month is. */
  readonly nearestDate: string | null
}

/** How far from the wanted day another one is looked for. */
const MOST_DAYS = 31

/** Whether a single window can be added to the calendar: it has to come, and no window that is in use may give way to it. */
export function judgeInsertion(input: Pick<WaveInput, 'settings' | 'today' | 'previous'>, rule: DateRule): InsertionVerdict {
  const broken = breaksAt(input, rule)
  const settings = withRule(input.settings, rule)
  const windowId = `${rule.id}/${rule.date}`
  if (broken.length === 0) return { windowId, settings, broken, nearestDate: rule.date }
  const wanted = dayNumber(rule.date)
  for (let away = 1; away <= MOST_DAYS; away++) {
    for (const day of [wanted + away, wanted - away]) {
      const date = dateOfDay(day)
      if (breaksAt(input, { ...rule, date }).length === 0) return { windowId, settings, broken, nearestDate: date }
    }
  }
  return { windowId, settings, broken, nearestDate: null }
}

function breaksAt({ settings, today, previous }: Pick<WaveInput, 'settings' | 'today' | 'previous'>, rule: DateRule): readonly Reason[] {
  const { teams } = settings
  const before = expandWindows(settings.calendar, { today, teams })
  const after = expandWindows(withRule(settings, rule).calendar, { today, teams })
  const known = new Set(before.issues.map(({ message }) => message))
  const broken: Reason[] = after.issues.filter(({ message }) => !known.has(message))
  const windowId = `${rule.id}/${rule.date}`
  const kept = new Set(after.windows.map(({ id }) => id))
  if (!kept.has(windowId) && broken.length === 0) broken.push({ code: 'window-closed', message: `On ${rule.date} the calendar is closed: a black-out, a holiday, or a day outside its dates. Choose another day.` })
  const used = new Set(previous.values())
  for (const { id } of before.windows) if (used.has(id) && !kept.has(id)) broken.push({ code: 'window-displaced', message: `${id} has a wave and would give way to the new window: choose other hours, or move its VMs first.` })
  return broken
}

function withRule(settings: WaveSettings, rule: DateRule): WaveSettings {
  return { ...settings, calendar: { ...settings.calendar, windows: [...settings.calendar.windows, rule] } }
}
