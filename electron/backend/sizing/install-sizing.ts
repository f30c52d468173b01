import type { ProjectFile } from '#backend/db/project-file.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import { installSizingOf } from '#shared/engine/target/install-sizing.ts'
import { type KeptSizing, storedScenarios } from './kept-sizing.ts'

/** What the project's first scenario asks of the cluster that the target says how to install; null where it says nothing of that, or the project keeps no scenario. AppError cancelled. */
export async function loadInstallSizing(project: ProjectFile, basis: PlanBasis, sizing: KeptSizing, signal: CancelSignal): Promise<InstallSizing | null> {
  const { target, decisions } = basis
  const scenarios = Object.keys(decisions['sizing.scenario']).length
  if (target.cluster.install === undefined || target.controlPlane === 'hosted' || scenarios === 0) return null
  const [first] = storedScenarios(basis)
  const [result] = await sizing.wanted(project, basis, [first], signal)
  return result === undefined ? null : installSizingOf(result, scenarios - 1)
}
