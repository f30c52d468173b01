import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { NetworkDestination, NetworkMapEntry, PlannedVm, StorageMapEntry } from '#shared/domain/plan/migration-plan.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { networkKey } from './network-key.ts'
import { isUnattachedNic } from './unattached-nic.ts'

/** Attachments there can be used from every namespace (OpenShift, multiple networks). */
const COMMON_NAMESPACE = 'default'

/** A VM that can be in a plan, with the map entries that it needs there. */
export interface VmPlacement {
  readonly vm: EstateVm
  readonly planned: PlannedVm
  readonly networkEntries: readonly NetworkMapEntry[]
  readonly storageEntries: readonly StorageMapEntry[]
  /** Datastores from which its disks go elsewhere than those of other VMs, by decision. */
  readonly ownDatastoreIds: readonly string[]
}

/** The same before its instance type is known, which nothing else of it hangs on. */
export type VmPlace = Omit<VmPlacement, 'planned'> & { readonly planned: Omit<PlannedVm, 'instanceType'> }

/**
 * What a VM brings into its plan. Call it only for a VM that no obstacle holds back: then every disk and
 * every attached NIC has a destination, and NICs in = NICs mapped + NICs left out. `ownNamespace` is the VM's, in which
 * cluster-wide networks make their attachments.
 */
export function placeVm(vm: EstateVm, targetName: string, attachmentNamespace: string, ownNamespace: string, context: PlacementContext): VmPlace {
  const vmReference = context.references.ofVm(vm)
  if ('reason' in vmReference) throw new Error(`${vm.id} has no reference: an obstacle should have held it back`)
  const networkEntries = new Map<string, NetworkMapEntry>()
  const leftOutNics: PlannedVm['leftOutNics'][number][] = []
  let mappedNicCount = 0
  vm.nics.forEach((nic, index) => {
    const label = nic.label ?? `NIC ${index + 1}`
    if (isUnattachedNic(nic)) {
      leftOutNics.push({ label, reason: { code: 'nic-unattached', message: `${label} is attached to no network.` } })
      return
    }
    const entry = networkEntry(nic.portGroupId, attachmentNamespace, ownNamespace, context)
    networkEntries.set(networkKey(entry), entry)
    if (entry.destination.type === 'ignored') leftOutNics.push({ label, reason: { code: 'network-left-out', message: `${label}: its network ${nic.networkName ?? ''} is left out by decision.` } })
    else mappedNicCount += 1
  })
  const storageEntries = new Map<string, StorageMapEntry>()
  // MTV hands a direct LUN over as it is: it copies nothing, and no map knows it.
  const copied = vm.disks.filter((disk) => !isDirectLun(disk))
  for (const disk of copied) {
    const entry = storageEntry(disk.datastoreId, context)
    storageEntries.set(entry.datastoreId, entry)
  }
  return {
    vm,
    planned: {
      vmId: vm.id,
      source: vmReference.reference,
      targetName,
      diskCount: vm.disks.length,
      nicCount: vm.nics.length,
      mappedNicCount,
      leftOutNics,
      capacityMib: copied.reduce((sum, disk) => sum + (disk.capacityMib ?? 0), 0),
    },
    networkEntries: [...networkEntries.values()],
    storageEntries: [...storageEntries.values()],
    ownDatastoreIds: context.override?.ownDatastoreIds ?? [],
  }
}

function networkEntry(portGroupId: string | null, attachmentNamespace: string, ownNamespace: string, context: PlacementContext): NetworkMapEntry {
  const portGroup = portGroupId === null ? undefined : context.portGroups.get(portGroupId)
  const destination = portGroup === undefined ? undefined : context.portGroupMappings.get(portGroup.id)?.destination
  const result = portGroup === undefined ? undefined : context.references.ofPortGroup(portGroup)
  if (portGroup === undefined || !destination || result === undefined || 'reason' in result) {
    throw new Error(`port group ${portGroupId ?? '(none)'} has no destination: an obstacle should have held its VM back`)
  }
  const planned: NetworkDestination = destination.type === 'multus' ? { type: 'multus', namespace: destination.isPerNamespace === undefined ? attachmentNamespace : destination.isPerNamespace ? ownNamespace : COMMON_NAMESPACE, name: destination.attachmentName } : destination
  return { portGroupId: portGroup.id, source: result.reference, destination: planned }
}

function storageEntry(datastoreId: string | null, context: PlacementContext): StorageMapEntry {
  const datastore = datastoreId === null ? undefined : context.datastores.get(datastoreId)
  const destination = datastore === undefined ? undefined : context.storage.get(datastore.id)?.destination
  const result = datastore === undefined ? undefined : context.references.ofDatastore(datastore)
  if (datastore === undefined || !destination || result === undefined || 'reason' in result) {
    throw new Error(`datastore ${datastoreId ?? '(none)'} has no destination: an obstacle should have held its VM back`)
  }
  return { datastoreId: datastore.id, source: result.reference, ...destination }
}
