import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { createEstateReader } from '#backend/db/estate-reader.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { loadComputeVms } from '#backend/db/repositories/compute-repository.ts'
import { loadClusters, loadDatastores, loadSources } from '#backend/db/repositories/estate-repository.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateCluster, EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import type { ComputeVm } from '#shared/engine/mapping/compute/compute-vm.ts'
import { vmIdsInScope } from './vm-ids-in-scope.ts'

/** As much of the estate as the mapping of CPU and memory takes, of one moment. */
export interface ComputeEstate {
  readonly sources: readonly Source[]
  readonly hosts: readonly Host[]
  readonly clusters: readonly EstateCluster[]
  readonly datastores: readonly EstateDatastore[]
  /** The VMs that take part: what the plan maps for. */
  readonly included: readonly ComputeVm[]
  readonly inScope: readonly ComputeVm[]
  readonly decisions: Decisions
}

/** Reads what the mapping of CPU and memory takes. AppError invalid-input for a scope that is not understood. */
export function loadComputeEstate(project: ProjectFile, scope: string | undefined): ComputeEstate {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    const decisions = currentDecisions(project)
    const inclusions = new Map(loadComputeVms(reader).map((vm) => [vm, decideInclusion(vm, decisions['vm.inclusion'][vm.id])]))
    const included = [...inclusions].filter(([, { isIncluded }]) => isIncluded).map(([vm]) => vm)
    const ids = vmIdsInScope(project, scope, () => new Map([...inclusions].map(([vm, inclusion]) => [vm.id, inclusion])))
    return {
      sources: loadSources(project),
      hosts: reader.read('host'),
      clusters: loadClusters(reader),
      datastores: loadDatastores(project, reader),
      included,
      inScope: ids === null ? included : included.filter((vm) => ids.has(vm.id)),
      decisions,
    }
  })
}
