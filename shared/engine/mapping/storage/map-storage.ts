import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { mapDatastores, type StorageDecisions } from './map-datastores.ts'
import { policyClass } from './policy-class.ts'
import { resolveVmStorage, type StorageVm, type VmStorage } from './vm-storage.ts'

/** Where every disk goes. */
export interface StorageMapping {
  /** What holds for a datastore's disks unless a VM's own decision says otherwise. */
  readonly datastores: readonly DatastoreMapping[]
  /** By VM id: those about which somebody decided, or whose storage policies have an equivalent. */
  readonly overrides: ReadonlyMap<string, VmStorage>
  /** By datastore id: what holds for one VM's disks. */
  ofVm(vmId: string): ReadonlyMap<string, DatastoreMapping>
}

export interface StorageMappingInput {
  readonly datastores: readonly EstateDatastore[]
  readonly included: readonly StorageVm[]
  readonly target: Target
  readonly decisions: Pick<Decisions, 'datastore.storage-class' | 'storage.rules' | 'vm.storage-class' | 'vm.disk-storage-classes'>
}

/** Maps datastores, then the VMs and disks that go elsewhere by decision or storage policy. `memo` changes no answer. */
export function mapStorage({ datastores, included, target, decisions }: StorageMappingInput, memo: PartMemo = NOTHING_KEPT): StorageMapping {
  const mapped = memo.shared(mapAll, datastores, included, target, decisions['datastore.storage-class'], decisions['storage.rules'], memo)
  const shared = new Map(mapped.map((mapping) => [mapping.datastoreId, mapping]))
  const overrides = memo.part(resolveAll, datastores, included, target, mapped, decisions['vm.storage-class'], decisions['vm.disk-storage-classes'])
  return { datastores: mapped, overrides, ofVm: (vmId) => overrides.get(vmId)?.mappings ?? shared }
}

function resolveAll(
  datastores: readonly EstateDatastore[],
  included: readonly StorageVm[],
  target: Target,
  mapped: readonly DatastoreMapping[],
  ofVms: Decisions['vm.storage-class'],
  ofDisks: Decisions['vm.disk-storage-classes'],
): ReadonlyMap<string, VmStorage> {
  const shared = new Map(mapped.map((mapping) => [mapping.datastoreId, mapping]))
  const byId = new Map(datastores.map((datastore) => [datastore.id, datastore]))
  const overrides = new Map<string, VmStorage>()
  const { policies } = target.storage
  if (Object.keys(ofVms).length + Object.keys(ofDisks).length + policies.length === 0) return overrides
  for (const vm of included) {
    const own = { vm: ofVms[vm.id], disks: ofDisks[vm.id], policy: policyClass(vm.properties?.storagePolicies ?? null, policies) }
    if (own.vm !== undefined || own.disks !== undefined || own.policy !== null) overrides.set(vm.id, resolveVmStorage(vm, own, shared, byId, target))
  }
  return overrides
}

/** The decisions one by one, so that others change nothing of what is kept. */
function mapAll(
  datastores: readonly EstateDatastore[],
  included: readonly StorageVm[],
  target: Target,
  own: StorageDecisions['datastore.storage-class'],
  rules: StorageDecisions['storage.rules'],
  memo: PartMemo,
): readonly DatastoreMapping[] {
  return mapDatastores(datastores, included, target, { 'datastore.storage-class': own, 'storage.rules': rules }, memo)
}
