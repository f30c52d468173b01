import type { EstateInput, EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { Datastore } from '#shared/domain/estate/storage.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { PortGroupMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'
import type { SourceReferences } from '../source-references.ts'

/** All that is known when a VM's place is looked for. */
export interface PlacementContext {
  readonly target: Target
  readonly references: SourceReferences
  readonly datastores: ReadonlyMap<string, Datastore>
  readonly portGroups: ReadonlyMap<string, EstatePortGroup>
  readonly storage: StorageMapping
  readonly portGroupMappings: ReadonlyMap<string, PortGroupMapping>
  /** By VM id: its CPU and memory on the target. */
  readonly computeMappings: ReadonlyMap<string, ComputeMapping>
  /** By VM id: what the assessment found. */
  readonly concerns: ReadonlyMap<string, readonly Finding[]>
  /** By MAC address in lower case: the one included VM that keeps it. */
  readonly macOwners: ReadonlyMap<string, { readonly vmId: string; readonly name: string }>
  /** Port groups on a source network whose port groups go to different places on the target. */
  readonly splitNetworks: ReadonlySet<string>
  /** By source id: the platform and its version as the inventory states them. */
  readonly platforms: ReadonlyMap<string, { readonly kind: SourceKind; readonly version: string | null }>
  hasInput(sourceId: string, input: EstateInput): boolean
}

/** Something that keeps a VM out of every plan, since MTV would refuse the plan or lose something on the way. */
export interface Obstacle {
  readonly id: string
  /** Every reason that holds, each with what to do; none where the VM is free of it. */
  find(vm: EstateVm, context: PlacementContext): readonly Reason[]
}

/** Checks nothing and changes nothing: it gives the obstacle its type. */
export function defineObstacle(obstacle: Obstacle): Obstacle {
  return obstacle
}
