import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { DiskConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import type { VmPropertyFacts } from '#shared/domain/side/vm-property.ts'
import type { DatastoreMapping, Reason, StorageDestination } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { chooseDecided } from './choose-decided.ts'
import { diskNames, findDisk } from './disk-names.ts'
import type { PolicyClass } from './policy-class.ts'

/** What placing the disks of a VM takes. */
export interface StorageVm {
  readonly id: string
  readonly name: string
  readonly properties?: Pick<VmPropertyFacts, 'storagePolicies'>
  readonly disks: readonly (Pick<Disk, 'datastoreId' | 'capacityMib' | 'label'> & { readonly configuration?: Pick<DiskConfiguration, 'storageType'> })[]
}

/** Where the disks of a VM go about which somebody decided more than the datastores' places. */
export interface VmStorage {
  /** By datastore id: where its disks there go. */
  readonly mappings: ReadonlyMap<string, DatastoreMapping>
  /** What was decided and cannot be done, each with what to do instead. */
  readonly refusals: readonly Reason[]
  /** Datastores from which its disks go elsewhere than the other VMs' disks. */
  readonly ownDatastoreIds: readonly string[]
}

/** The decisions about one VM's storage. */
export interface VmStorageDecisions {
  readonly vm: DecisionValue<'vm.storage-class'> | undefined
  readonly disks: DecisionValue<'vm.disk-storage-classes'> | undefined
  /** What the target has in place of its storage policies; null where it has none. */
  readonly policy?: PolicyClass | null
}

/**
 * Where a VM's disks go: a disk as decided for it, else as decided for the VM, else by its storage policies, else as its datastore. MTV maps whole datastores, so the
 * disks that a VM has on one of them have one destination: what was decided otherwise is refused.
 */
export function resolveVmStorage(
  vm: StorageVm,
  decisions: VmStorageDecisions,
  shared: ReadonlyMap<string, DatastoreMapping>,
  datastores: ReadonlyMap<string, EstateDatastore>,
  target: Target,
): VmStorage {
  const policy = decisions.policy ?? null
  const names = diskNames(vm.disks)
  const ofDisk = new Map((decisions.disks?.disks ?? []).map((decision) => [findDisk(vm.disks, decision.disk), decision]))
  const refusals = (decisions.disks?.disks ?? []).flatMap(({ disk }, index, all) => refuseDisk(vm, disk, all.slice(0, index).map((other) => other.disk)))
  const mappings = new Map<string, DatastoreMapping>()
  const byDatastore = new Map<string, { readonly name: string; readonly mapping: DatastoreMapping }[]>()
  vm.disks.forEach((disk, index) => {
    const base = disk.datastoreId === null || isDirectLun(disk) ? undefined : shared.get(disk.datastoreId)
    const datastore = base === undefined ? undefined : datastores.get(base.datastoreId)
    if (base === undefined || datastore === undefined) return
    const diskDecision = ofDisk.get(index)
    const name = names[index] ?? ''
    const chosen =
      diskDecision !== undefined
        ? chooseDecided(datastore, target, diskDecision, { code: 'disk-decision', message: diskDecision.reason ?? `${diskDecision.storageClass} was chosen for ${name} of ${vm.name} by decision.` })
        : decisions.vm !== undefined
          ? chooseDecided(datastore, target, decisions.vm, { code: 'vm-decision', message: decisions.vm.reason ?? `${decisions.vm.storageClass} was chosen for ${vm.name} by decision.` })
          : policy === null
            ? null
            : chooseDecided(datastore, target, { storageClass: policy.storageClass }, { code: 'storage-policy', message: `${policy.storageClass} is the target’s equivalent of ${policy.policies.join(', ')}, by which ${vm.name} is stored.` })
    const mapping = chosen === null ? base : { ...base, ...chosen }
    byDatastore.set(base.datastoreId, [...(byDatastore.get(base.datastoreId) ?? []), { name, mapping }])
  })
  const ownDatastoreIds: string[] = []
  for (const [datastoreId, entries] of byDatastore) {
    const [first] = entries
    if (first === undefined) continue
    if (new Set(entries.map(({ mapping }) => keyOf(mapping.destination))).size > 1) refusals.push(refuseDifference(first.mapping.name, entries))
    mappings.set(datastoreId, first.mapping)
    if (keyOf(first.mapping.destination) !== keyOf(shared.get(datastoreId)?.destination ?? null)) ownDatastoreIds.push(datastoreId)
  }
  return { mappings, refusals, ownDatastoreIds: ownDatastoreIds.sort() }
}

function refuseDisk(vm: StorageVm, name: string, earlier: readonly string[]): Reason[] {
  const place = findDisk(vm.disks, name)
  const disk = vm.disks[place]
  const twin = earlier.find((other) => findDisk(vm.disks, other) === place)
  if (disk === undefined) return [{ code: 'disk-not-there', message: `A StorageClass is decided for ${name}, which ${vm.name} does not have (its disks: ${diskNames(vm.disks).join(', ') || 'none'}): take that decision back.` }]
  if (twin !== undefined) return [{ code: 'disk-decided-twice', message: `${twin} and ${name} are the same disk of ${vm.name}, and a StorageClass is decided for each: take one decision back.` }]
  if (isDirectLun(disk)) return [{ code: 'disk-not-copied', message: `A StorageClass is decided for ${name}, a direct LUN, which MTV hands over and does not copy: take that decision back.` }]
  return []
}

function refuseDifference(datastoreName: string, entries: readonly { readonly name: string; readonly mapping: DatastoreMapping }[]): Reason {
  const where = entries.map(({ name, mapping }) => `${name} to ${mapping.destination === null ? 'an open question' : wordsOf(mapping.destination)}`).join(', ')
  return {
    code: 'disk-classes-differ',
    message: `Its disks on ${datastoreName} are to go to different places (${where}), and MTV has one destination for all disks of a VM on one datastore: decide the same for all of them, or move a disk to another datastore at the source first.`,
  }
}

function wordsOf({ storageClass, volumeMode, accessMode, copyOffload }: StorageDestination): string {
  return `${storageClass}, ${volumeMode}, ${accessMode}${copyOffload === undefined ? '' : ' with copy offload'}`
}

/** The same text for the same place, volumes and way of copying. */
export function keyOf(destination: StorageDestination | null): string {
  if (destination === null) return ''
  const { storageClass, volumeMode, accessMode, copyOffload } = destination
  return JSON.stringify([storageClass, volumeMode, accessMode, copyOffload?.vendor ?? null, copyOffload?.secret ?? null])
}
