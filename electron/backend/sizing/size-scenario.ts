import type { ProjectFile } from '#backend/db/project-file.ts'
import { driveSteps } from '#backend/turns/drive-steps.ts'
import { vmIdsInScope } from '#backend/mapping/vm-ids-in-scope.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { type SizingInput, sizingSteps } from '#shared/engine/sizing/compute-sizing.ts'
import { sizingFinding } from '#shared/engine/sizing/findings.ts'
import { readScenario } from '#shared/engine/sizing/read-scenario.ts'
import { clusterFailoverOf } from '#shared/engine/sizing/sizing-subject.ts'
import type { LeftOutVm } from '#shared/engine/sizing/sizing-vm.ts'
import { withNodeGroups } from '#shared/engine/sizing/with-node-groups.ts'
import type { SizingEstate } from './sizing-estate.ts'

const OUTSIDE = 'Outside the scope of the scenario.'

/** Computes one scenario, turn by turn. Inputs that make no sense, a filter among them, are findings of a partial answer. AppError cancelled. */
export async function sizeScenario(project: ProjectFile, estate: SizingEstate, { name, inputs, signal }: { readonly name: string; readonly inputs: unknown; readonly signal: CancelSignal }): Promise<SizingResult> {
  return driveSteps(sizingSteps(sizingInputOf(project, estate, name, inputs)), { signal, progress: () => undefined, what: 'The sizing' })
}

/** What a scenario is computed from, with what reading its inputs found. */
export function sizingInputOf(project: ProjectFile, estate: SizingEstate, name: string, inputs: unknown): SizingInput {
  const { scenario, findings } = readScenario(inputs)
  const { ids, findings: scopeFindings } = idsInScope(project, estate, scenario.scope.where)
  const vms = ids === null ? estate.vms : estate.vms.filter((vm) => ids.has(vm.id))
  const outside = ids === null ? [] : estate.vms.filter((vm) => !ids.has(vm.id)).map((vm): LeftOutVm => ({ vmId: vm.id, reason: OUTSIDE }))
  const clusterNames = new Set(vms.map(({ clusterName }) => clusterName))
  return {
    name,
    scenario: withNodeGroups(scenario, vms),
    scenarioFindings: [...findings, ...scopeFindings],
    target: estate.target,
    vms,
    leftOut: [...estate.leftOut, ...outside],
    // Hosts of other clusters are not there for these VMs.
    hosts: ids === null ? estate.hosts : estate.hosts.filter((host) => clusterNames.has(host.clusterName)),
    clusters: estate.clusters.filter((cluster) => clusterNames.has(cluster.name)).map(clusterFailoverOf),
  }
}

function idsInScope(project: ProjectFile, estate: SizingEstate, where: string): { readonly ids: ReadonlySet<string> | null; readonly findings: readonly Finding[] } {
  try {
    return { ids: vmIdsInScope(project, where, () => estate.inclusions, estate.basis), findings: [] }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid-input') throw error
    return { ids: null, findings: [sizingFinding('input-invalid', 'critical', 'scope.where', `The filter of the scope is not understood, so that all VMs count: ${error.message}`, 'Correct the filter.')] }
  }
}
