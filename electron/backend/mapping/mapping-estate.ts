import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { createEstateReader } from '#backend/db/estate-reader.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { loadClusters, loadDatastores, loadPortGroups, loadSources } from '#backend/db/repositories/estate-repository.ts'
import { loadMappedVms, type MappedVm } from '#backend/db/repositories/mapping-repository.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateCluster, EstateDatastore, EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import { vmIdsInScope } from './vm-ids-in-scope.ts'

/** As much of the estate as mapping takes, of one moment. */
export interface MappingEstate {
  readonly datastores: readonly EstateDatastore[]
  readonly portGroups: readonly EstatePortGroup[]
  readonly clusters: readonly EstateCluster[]
  readonly sources: readonly Source[]
  /** By source id. */
  readonly sourceNames: ReadonlyMap<string, string>
  /** The VMs that take part: what the plan maps for. */
  readonly included: readonly MappedVm[]
  /** Those of them that are counted. */
  readonly inScope: readonly MappedVm[]
  readonly isNarrowed: boolean
  readonly decisions: Decisions
}

/** Reads what mapping takes. AppError invalid-input for a scope that is not understood. */
export function loadMappingEstate(project: ProjectFile, scope: string | undefined): MappingEstate {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    const sources = loadSources(project)
    const decisions = currentDecisions(project)
    const inclusions = new Map(loadMappedVms(project).map((vm) => [vm, decideInclusion(vm, decisions['vm.inclusion'][vm.id])]))
    const included = [...inclusions].filter(([, { isIncluded }]) => isIncluded).map(([vm]) => vm)
    const ids = vmIdsInScope(project, scope, () => new Map([...inclusions].map(([vm, inclusion]) => [vm.id, inclusion])))
    return {
      datastores: loadDatastores(project, reader),
      portGroups: loadPortGroups(reader),
      clusters: loadClusters(reader),
      sources,
      sourceNames: new Map(sources.map(({ id, name }) => [id, name])),
      included,
      inScope: ids === null ? included : included.filter((vm) => ids.has(vm.id)),
      isNarrowed: ids !== null,
      decisions,
    }
  })
}
