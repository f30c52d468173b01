import type { ProjectFile } from '#backend/db/project-file.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { driveSteps } from '#backend/turns/drive-steps.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WaveDemand } from '#shared/engine/nic-layout/wave-demand.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { runWaveSteps } from '#shared/engine/waves/run-wave.ts'
import { loadWaveProject } from './wave-input.ts'

/** The busiest moment of the largest wave of the schedule that the project keeps, at the best rates; null where there is none. Only that wave is simulated. AppError cancelled. */
export async function loadWaveDemand(plans: PlanCache, project: ProjectFile, signal: CancelSignal): Promise<WaveDemand | null> {
  const stored = currentDecisions(project)['waves.schedule'][WAVES_SUBJECT]
  if (stored === undefined) return null
  const { input } = await loadWaveProject(plans, project, stored.today)
  const waves = new Map<string, WaveVm[]>()
  for (const vm of input.vms) {
    const window = input.previous.get(vm.id)
    if (window !== undefined) waves.set(window, [...(waves.get(window) ?? []), vm])
  }
  const [largest] = [...waves].sort(([left, one], [right, other]) => mibOf(other) - mibOf(one) || compareText(left, right))
  if (largest === undefined) return null
  const [window, vms] = largest
  const run = runWaveSteps(vms, 'best', { plans: input.plans, rates: input.settings.rates, teams: input.settings.teams })
  const { timeline } = await driveSteps(run, { signal, progress: () => undefined, what: 'Laying out the NICs' })
  return { window, vmCount: vms.length, mibPerSecond: Math.max(0, ...timeline.map((moment) => moment.mibPerSecond)) }
}

function mibOf(vms: readonly WaveVm[]): number {
  return vms.reduce((sum, { disks }) => sum + disks.reduce((own, { copyMib }) => own + copyMib, 0), 0)
}
