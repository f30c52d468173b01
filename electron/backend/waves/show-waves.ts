import { driveSteps } from '#backend/turns/drive-steps.ts'
import { nextTurn } from '#backend/turns/next-turn.ts'
import { shareWork } from '#backend/turns/share-work.ts'
import type { WaveScheduleAnswer } from '#shared/contract/wave-rows.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareSchedules } from '#shared/engine/waves/edit/compare-schedules.ts'
import type { ScheduleProgress } from '#shared/engine/waves/schedule-progress.ts'
import { solveSteps } from '#shared/engine/waves/schedule-waves.ts'
import { describeWaves } from './describe-waves.ts'
import type { WaveProject } from './wave-input.ts'

/**
 * The schedule that was kept, against estate and settings as they are now and as of the day that it was loaded for, without a search for a better
 * one; what does not hold any more is told as moved. Null where none was kept. While nothing changed, the very answer of before. AppError cancelled.
 */
export async function showWaves(loaded: WaveProject, { signal, progress }: { readonly signal: CancelSignal; readonly progress: (progress: ScheduleProgress) => void }): Promise<WaveScheduleAnswer | null> {
  if (loaded.plannedOn === null) return null
  const { kept } = loaded
  // The overview and a page of waves may want it at once.
  kept.showing ??= shareWork((all, tell) => readWaves(loaded, all, tell), 'Reading the waves was cancelled.')
  kept.shown ??= await kept.showing.join(signal, progress)
  return kept.shown
}

async function readWaves(loaded: WaveProject, signal: CancelSignal, progress: (progress: ScheduleProgress) => void): Promise<WaveScheduleAnswer> {
  const input = { ...loaded.input, settings: { ...loaded.input.settings, searchSteps: 0 } }
  const { problem, schedule } = await driveSteps(solveSteps(input, loaded.runs), { signal, progress, what: 'Reading the waves' })
  await nextTurn()
  const moved = compareSchedules(input, schedule, problem)
  await nextTurn()
  return describeWaves({ ...loaded, input }, schedule, moved)
}
