import { compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { PlannedWave } from '#shared/domain/plan/migration-plan.ts'
import { type WaveSettings, waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { expandWindows } from './calendar/expand-windows.ts'
import { placedWindows, WAVES_SUBJECT } from './placed-windows.ts'

/**
 * The wave of each VM by the decisions alone. Whoever is in a window that the calendar does not have any more is in none.
 * No clock is read: the calendar is looked at from the first day that the schedule names.
 */
export function plannedWaves(schedules: Decisions['waves.schedule'], moves: Decisions['vm.wave'], outcomes: Decisions['vm.wave-outcome'], settings: Decisions['waves.settings']): ReadonlyMap<string, PlannedWave> {
  const placed = placedWindows({ 'waves.schedule': schedules, 'vm.wave': moves, 'vm.wave-outcome': outcomes })
  const waves = numberWaves(placed.values(), settings[WAVES_SUBJECT] ?? waveSettingsSchema.parse({}))
  return new Map([...placed].flatMap(([vmId, window]) => {
    const wave = waves.get(window)
    return wave === undefined ? [] : [[vmId, wave] as const]
  }))
}

/** Numbers of the windows that have waves, by their starts from 1 on; windows that the calendar does not have any more have none. */
export function numberWaves(windowIds: Iterable<string>, { calendar, teams }: WaveSettings): ReadonlyMap<string, PlannedWave> {
  const used = new Set(windowIds)
  const [today] = [...used].map(dayOfWindow).sort(compareText)
  if (today === undefined) return new Map()
  const { earliest: _, ...unbounded } = calendar
  const windows = expandWindows(unbounded, { today, teams }).windows.filter(({ id }) => used.has(id))
  return new Map(windows.map(({ id, date, timeZone, startMs, endMs }, index) => [id, { number: index + 1, windowId: id, date, timeZone, start: isoOf(startMs), end: isoOf(endMs) }]))
}

/** Windows are called `<rule>/<day>`. */
function dayOfWindow(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
