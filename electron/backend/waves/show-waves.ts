import { driveSteps } from '#backend/turns/drive-steps.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareSchedules } from '#shared/engine/waves/edit/compare-schedules.ts'
import type { ScheduleProgress } from '#shared/engine/waves/schedule-progress.ts'
import { scheduleSteps } from '#shared/engine/waves/schedule-waves.ts'
import { describeWaves } from './describe-waves.ts'
import type { WaveProject } from './wave-input.ts'

/**
 * The schedule that was kept, against estate and settings as they are now and as of the day that it was loaded for, without a search for a better
 * one; what does not hold any more is told as moved. Null where none was kept. While nothing changed, the very answer of before. AppError cancelled.
 */
export async function showWaves(loaded: WaveProject, turns: { readonly signal: CancelSignal; readonly progress: (progress: ScheduleProgress) => void }): Promise<WaveScheduleAnswer | null> {
  if (loaded.plannedOn === null) return null
  if (loaded.kept.shown !== null) return loaded.kept.shown
  const input = { ...loaded.input, settings: { ...loaded.input.settings, searchSteps: 0 } }
  const schedule = await driveSteps(scheduleSteps(input, loaded.runs), { ...turns, what: 'Reading the waves' })
  loaded.kept.shown = describeWaves({ ...loaded, input }, schedule, compareSchedules(input, schedule))
  return loaded.kept.shown
}
