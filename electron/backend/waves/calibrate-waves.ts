import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { calibrateSteps, type Calibration, type FinishedWave } from '#shared/engine/waves/throughput/calibrate-rates.ts'
import { driveSteps } from './drive-steps.ts'
import type { WaveProject } from './wave-input.ts'
import { waveProgress } from './wave-progress.ts'

const MS_PER_SECOND = 1000

/** What the finished waves of a project say of the rates in force. Waves without a written start and end tell nothing and are left out. AppError cancelled. */
export async function calibrateWaves(loaded: WaveProject, signal: CancelSignal): Promise<Calibration> {
  const { input, landedVms } = loaded
  const { outcomes, windows } = waveProgress(loaded)
  const finished = windows.flatMap(({ window, startedAt, migratedAt, endedAt }): readonly FinishedWave[] => {
    const end = migratedAt ?? endedAt
    if (startedAt === null || end === null) return []
    const done = new Set(outcomes.flatMap((row) => (row.outcome === 'done' && row.window === window ? [row.vm] : [])))
    return [{ windowId: window, vms: landedVms.filter(({ id }) => done.has(id)), seconds: (Date.parse(end) - Date.parse(startedAt)) / MS_PER_SECOND, hasChecks: migratedAt === null, teams: input.settings.teams }]
  })
  return driveSteps(calibrateSteps(finished, input.plans, input.settings.rates), { signal, progress: () => undefined, what: 'Calibrating the rates' })
}
