import type { EstateInput, EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { Datastore } from '#shared/domain/estate/storage.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { VmStorage } from '#shared/engine/mapping/storage/vm-storage.ts'
import type { SourceReferences } from '../source-references.ts'
import type { DatastoreDestination, NetworkDestinationOf } from '../vm-destinations.ts'

/** As much of a target as a VM's place hangs on. */
export type PlacementTarget = Pick<Target, 'mtv' | 'networks' | 'migration'>

/** The one included VM that keeps a MAC address (in lower case) which several bear. */
export interface MacOwner {
  readonly mac: string
  readonly vmId: string
  readonly name: string
}

/** What is known of the estate and the target, the same for all VMs. */
export interface PlacementBasis {
  readonly target: PlacementTarget
  readonly references: SourceReferences
  readonly datastores: ReadonlyMap<string, Datastore>
  readonly portGroups: ReadonlyMap<string, EstatePortGroup>
  /** By source id: the platform and its version as the inventory states them. */
  readonly platforms: ReadonlyMap<string, { readonly kind: SourceKind; readonly version: string | null }>
  hasInput(sourceId: string, input: EstateInput): boolean
}

/** All that is known when one VM's place is looked for. What else is decided of other VMs is not in it. */
export interface PlacementContext extends PlacementBasis {
  /** By id: where the VM's disks on each of its datastores go. */
  readonly storage: ReadonlyMap<string, DatastoreDestination>
  /** What somebody decided about the VM's own storage. */
  readonly override: VmStorage | null
  /** By id: where the VM's NICs on each of its port groups go. */
  readonly portGroupMappings: ReadonlyMap<string, NetworkDestinationOf>
  /** Its port groups on a source network whose port groups go to different places on the target. */
  readonly splitNetworks: ReadonlySet<string>
  /** Why its instance type is open; null: it is not. */
  readonly openType: readonly Reason[] | null
  /** What the assessment found. */
  readonly concerns: readonly Finding[]
  /** By MAC address in lower case: another VM that keeps an address which the VM bears too. */
  readonly macOwners: ReadonlyMap<string, MacOwner>
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
