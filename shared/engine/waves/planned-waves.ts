import { compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { PlannedWave } from '#shared/domain/plan/migration-plan.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { expandWindows } from './calendar/expand-windows.ts'
import { placedWindows, WAVES_SUBJECT } from './placed-windows.ts'

/**
 * The wave of each VM by the decisions alone. Whoever is in a window that the calendar does not have any more is in none.
 * No clock is read: the calendar is looked at from the first day that the schedule names.
 */
export function plannedWaves(schedules: Decisions['waves.schedule'], moves: Decisions['vm.wave'], outcomes: Decisions['vm.wave-outcome'], settings: Decisions['waves.settings']): ReadonlyMap<string, PlannedWave> {
  const placed = placedWindows({ 'waves.schedule': schedules, 'vm.wave': moves, 'vm.wave-outcome': outcomes })
  const used = new Set(placed.values())
  const [today] = [...used].map(dayOfWindow).sort(compareText)
  if (today === undefined) return new Map()
  const { calendar, teams } = settings[WAVES_SUBJECT] ?? waveSettingsSchema.parse({})
  const { earliest: _, ...unbounded } = calendar
  const windows = expandWindows(unbounded, { today, teams }).windows.filter(({ id }) => used.has(id))
  const waves = new Map(windows.map(({ id, date, timeZone, startMs, endMs }, index): [string, PlannedWave] => [id, { number: index + 1, windowId: id, date, timeZone, start: isoOf(startMs), end: isoOf(endMs) }]))
  return new Map([...placed].flatMap(([vmId, window]) => {
    const wave = waves.get(window)
    return wave === undefined ? [] : [[vmId, wave] as const]
  }))
}

/** Windows are called `<rule>/<day>`. */
function dayOfWindow(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
