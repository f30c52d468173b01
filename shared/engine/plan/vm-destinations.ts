import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { DatastoreMapping, PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'

/** Where the disks on a datastore go and why, without who else uses it: what another VM does changes nothing of it. */
export type DatastoreDestination = Pick<DatastoreMapping, 'datastoreId' | 'name' | 'destination' | 'reasons'>

/** The same of a port group's NICs. */
export type NetworkDestinationOf = Pick<PortGroupMapping, 'portGroupId' | 'name' | 'destination' | 'reasons'>

/** What a VM uses, each once, in the order of its devices. */
export interface VmUses {
  readonly datastoreIds: readonly string[]
  readonly portGroupIds: readonly string[]
}

/** The datastores and port groups that each VM uses. */
export function usesByVm(vms: readonly EstateVm[]): ReadonlyMap<EstateVm, VmUses> {
  return new Map(vms.map((vm) => [vm, usesOf(vm)]))
}

function usesOf({ disks, nics }: EstateVm): VmUses {
  return {
    datastoreIds: [...new Set(disks.flatMap(({ datastoreId }) => (datastoreId === null ? [] : [datastoreId])))],
    portGroupIds: [...new Set(nics.flatMap(({ portGroupId }) => (portGroupId === null ? [] : [portGroupId])))],
  }
}

/** By datastore id. Through `memo.shared` an entry stays the same object for as long as it says the same. */
export function datastoreDestinations(mappings: readonly DatastoreMapping[]): ReadonlyMap<string, DatastoreDestination> {
  return new Map(mappings.map(({ datastoreId, name, destination, reasons }) => [datastoreId, { datastoreId, name, destination, reasons }]))
}

/** By port group id, as above. */
export function networkDestinations(mappings: readonly PortGroupMapping[]): ReadonlyMap<string, NetworkDestinationOf> {
  return new Map(mappings.map(({ portGroupId, name, destination, reasons }) => [portGroupId, { portGroupId, name, destination, reasons }]))
}
