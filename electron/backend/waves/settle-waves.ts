import { isDeepStrictEqual } from 'node:util'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { driveSteps } from '#backend/turns/drive-steps.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { WaveSchedule } from '#shared/domain/waves/wave-schedule.ts'
import type { ScheduleProgress } from '#shared/engine/waves/schedule-progress.ts'
import { solveSteps } from '#shared/engine/waves/schedule-waves.ts'
import { loadWaveProject, type WaveProject } from './wave-input.ts'

/** A schedule with the project that it was solved for. */
export interface SolvedWaves {
  readonly loaded: WaveProject
  readonly schedule: WaveSchedule
}

/** Each round takes groups out of a window that is too full; hardly ever is there a second. */
const MOST_ROUNDS = 4

/**
 * A schedule that holds once it is in force: waves cut the plans anew, MTV takes the VMs in the order of these, and a window that was full to the
 * last minute may be too full by it. Solved with the plans as the schedule itself cuts them, until nothing has to move. AppError cancelled.
 */
export async function settleWaves(plans: PlanCache, project: ProjectFile, solved: SolvedWaves, turns: { readonly signal: CancelSignal; readonly progress: (progress: ScheduleProgress) => void }): Promise<SolvedWaves> {
  let settled = solved
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const decided = scheduleDecision(settled)
    const loaded = await loadWaveProject(plans, project, decided.today, decided)
    const input = { ...loaded.input, settings: { ...loaded.input.settings, searchSteps: 0 } }
    const { schedule } = await driveSteps(solveSteps(input, loaded.runs), { ...turns, what: 'Planning the waves' })
    settled = { loaded, schedule }
    if (isDeepStrictEqual(scheduleDecision(settled), decided)) break
  }
  return settled
}

/** A schedule as a decision, with the places of what has landed. */
export function scheduleDecision({ loaded, schedule }: SolvedWaves): Decisions['waves.schedule'][string] {
  const { previous, landed, today } = loaded.input
  const windows: Record<string, string[]> = {}
  for (const [id, window] of previous) if (landed.has(id)) (windows[window] ??= []).push(id)
  for (const { window, vmIds } of schedule.waves) (windows[window.id] ??= []).push(...vmIds)
  return { today, windows }
}
