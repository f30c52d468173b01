import { driveSteps } from '#backend/turns/drive-steps.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { calibrateSteps, type Calibration } from '#shared/engine/waves/throughput/calibrate-rates.ts'
import type { FinishedWave } from '#shared/engine/waves/throughput/measure-wave.ts'
import type { WaveProject } from './wave-input.ts'
import { waveProgress } from './wave-progress.ts'

const MS_PER_SECOND = 1000

/** What the finished waves of a project say of the rates in force. Waves without a written start and end tell nothing and are left out. AppError cancelled. */
export async function calibrateWaves(loaded: WaveProject, signal: CancelSignal): Promise<Calibration> {
  const { input, landedVms } = loaded
  const { outcomes, windows } = waveProgress(loaded)
  const finished = windows.flatMap(({ window, precopyStartedAt, precopiedAt, startedAt, migratedAt, endedAt }): readonly FinishedWave[] => {
    const seconds = secondsOf(startedAt, migratedAt ?? endedAt)
    const precopySeconds = secondsOf(precopyStartedAt, precopiedAt)
    if (seconds === null && precopySeconds === null) return []
    const done = new Set(outcomes.flatMap((row) => (row.outcome === 'done' && row.window === window ? [row.vm] : [])))
    return [{ windowId: window, vms: landedVms.filter(({ id }) => done.has(id)), seconds, hasChecks: migratedAt === null, precopySeconds, teams: input.settings.teams }]
  })
  return driveSteps(calibrateSteps(finished, input.plans, input.settings.rates), { signal, progress: () => undefined, what: 'Calibrating the rates' })
}

function secondsOf(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / MS_PER_SECOND
}
