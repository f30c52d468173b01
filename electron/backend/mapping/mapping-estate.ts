import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateCluster, EstateDatastore, EstatePortGroup } from '#shared/domain/estate/estate.ts'
import { sourceNames } from '#shared/domain/estate/source-names.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import type { ComputeVm } from '#shared/engine/mapping/compute/compute-vm.ts'
import { narrowTo } from './compute-estate.ts'

/** As much of a VM as tells what it needs mapped. */
export type MappedVm = ComputeVm

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
  readonly target: Target
  readonly decisions: Decisions
  /** What is kept of the plan with these decisions. */
  readonly memo: PartMemo
}

/** What mapping takes of the estate that planning keeps, for the VMs of a scope; `ids` of null is no scope. */
export function mappingEstateOf(basis: PlanBasis, ids: ReadonlySet<string> | null): MappingEstate {
  const { datastores, portGroups, clusters, sources } = basis.estate
  const { included, inScope, target, decisions, memo } = narrowTo(basis, ids)
  return { datastores, portGroups, clusters, sources, sourceNames: sourceNames(sources), included, inScope, isNarrowed: inScope !== included, target, decisions, memo }
}
