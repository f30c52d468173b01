import type { Reason, StorageMapEntry } from '#shared/domain/plan/migration-plan.ts'
import { keyOf } from '#shared/engine/mapping/storage/vm-storage.ts'
import type { PlanSeat } from './plan-seat.ts'
import type { VmPlacement } from './place-vm.ts'

/** Seats whose disks one StorageMap can serve. */
export interface StorageVariant {
  readonly seats: readonly PlanSeat[]
  /** 0: the datastores' own destinations; from 1 on those of VMs that were decided otherwise. */
  readonly number: number
}

/**
 * Divides seats so that no datastore has two destinations among those of one variant: a plan has one StorageMap, and that has one row a
 * datastore. VMs that go where their datastores go stay together; each of the others joins the first variant that it does not contradict.
 */
export function divideByStorage(seats: readonly PlanSeat[]): readonly StorageVariant[] {
  const common = seats.filter(({ placement }) => placement.ownDatastoreIds.length === 0)
  const variants: { readonly seats: PlanSeat[]; readonly rows: Map<string, string> }[] = []
  for (const seat of seats) {
    const { ownDatastoreIds, storageEntries } = seat.placement
    if (ownDatastoreIds.length === 0) continue
    const found = variants.find(({ rows }) => storageEntries.every((entry) => (rows.get(entry.datastoreId) ?? keyOf(entry)) === keyOf(entry)))
    const variant = found ?? { seats: [], rows: new Map<string, string>() }
    if (found === undefined) variants.push(variant)
    variant.seats.push(seat)
    for (const entry of storageEntries) variant.rows.set(entry.datastoreId, keyOf(entry))
  }
  return [...(common.length === 0 ? [] : [{ seats: common, number: 0 }]), ...variants.map((variant, index) => ({ seats: variant.seats, number: index + 1 }))]
}

/** Whether one StorageMap can serve all of these seats. */
export function isOneStorageMap(seats: readonly PlanSeat[]): boolean {
  const rows = new Map<string, string>()
  let hasOffload: boolean | null = null
  for (const entry of seats.flatMap(({ placement }) => placement.storageEntries)) {
    if ((rows.get(entry.datastoreId) ?? keyOf(entry)) !== keyOf(entry)) return false
    rows.set(entry.datastoreId, keyOf(entry))
    if (hasOffload !== null && hasOffload !== isOffloaded(entry)) return false
    hasOffload = isOffloaded(entry)
  }
  return true
}

/** Whether the array copies a seat's disks: MTV refuses a plan in which it copies some and not others. */
export function isOffloadedSeat({ placement }: Pick<PlanSeat, 'placement'>): boolean {
  return placement.storageEntries.some(isOffloaded)
}

/** Why a VM whose disks the array copies cannot move warm: it clones a disk as it is at one moment, and there are no rounds of precopy. */
export function offloadAgainstWarm(placement: VmPlacement): readonly Reason[] {
  return isOffloadedSeat({ placement }) ? [{ code: 'warm-with-offload', message: 'Its disks are copied by the array, at once.' }] : []
}

function isOffloaded({ copyOffload }: StorageMapEntry): boolean {
  return copyOffload !== undefined
}
