import type { EstateDisk, EstateNic, EstateVm } from '#shared/domain/estate/estate.ts'
import type { InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { judgeLiveMigration } from '#shared/engine/mapping/compute/live-migration.ts'
import type { DatastoreDestination, NetworkDestinationOf } from '#shared/engine/plan/vm-destinations.ts'

/** As much of a target as rules about the plan look at. */
export type JudgedTarget = Pick<Target, 'openshift' | 'mtv' | 'features' | 'storageClasses' | 'migration'> & { readonly storagePolicies: Target['storage']['policies'] }

/** The CPU and memory that a VM gets, and the nodes that are to have them. */
export interface VmSize {
  readonly nodeModels: Target['nodeModels']
  /** Null: it is open. */
  readonly instanceType: InstanceTypeChoice | null
}

/** What the plan makes of one VM, for rules that look at it. What it makes of others is not in it. */
export interface VmOutcome {
  readonly target: JudgedTarget
  /** Whether the VM can change its node on the target while it runs; null where its storage is open. */
  readonly liveMigration: ReturnType<typeof judgeLiveMigration>
  /** Null where the inventory does not say on which datastore the disk is. */
  storageOf(disk: EstateDisk): DatastoreDestination | null
  /** Null where the inventory does not say which port group the NIC is on. */
  networkOf(nic: EstateNic): NetworkDestinationOf | null
}

export function createVmOutcome(vm: EstateVm, target: JudgedTarget, places: readonly (DatastoreDestination | NetworkDestinationOf)[]): VmOutcome {
  const storage = new Map<string, DatastoreDestination>()
  const networks = new Map<string, NetworkDestinationOf>()
  for (const place of places) {
    if ('datastoreId' in place) storage.set(place.datastoreId, place)
    else networks.set(place.portGroupId, place)
  }
  return {
    target,
    liveMigration: judgeLiveMigration(vm, storage),
    storageOf: ({ datastoreId }) => (datastoreId === null ? null : (storage.get(datastoreId) ?? null)),
    networkOf: ({ portGroupId }) => (portGroupId === null ? null : (networks.get(portGroupId) ?? null)),
  }
}
