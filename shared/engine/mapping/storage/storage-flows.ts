import { compareUnknownLast } from '#shared/domain/compare.ts'
import type { EstateDisk } from '#shared/domain/estate/estate.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import type { StorageMapping } from './map-storage.ts'

/** Disks that lie on one datastore and go to one class. Sizes in MiB. */
export interface StorageFlow {
  /** Null: no datastore that the inventory lists. */
  readonly datastoreId: string | null
  /** Null: an open question. */
  readonly storageClass: string | null
  readonly vms: number
  readonly disks: number
  /** Their sizes are not in `provisionedMib`, since nobody states them. */
  readonly disksWithoutSize: number
  readonly provisionedMib: number
}

/**
 * How much goes from each datastore to each class, VMs' own decisions and open questions with it, in natural order of both. Direct LUNs are
 * in none: MTV hands them over as they are. A disk that several of the VMs share is in one.
 */
export function storageFlows(vms: readonly { readonly id: string; readonly disks: readonly EstateDisk[] }[], storage: Pick<StorageMapping, 'ofVm'>): readonly StorageFlow[] {
  // Asked with every look at the storage map, of every disk: keys are not put together from texts.
  const isCounted = createDiskCounter()
  const flows = new Map<string | null, Map<string | null, Counted>>()
  for (const vm of vms) {
    const mappings = storage.ofVm(vm.id)
    const seen = new Set<Counted>()
    for (const disk of vm.disks) {
      if (isDirectLun(disk)) continue
      const { datastoreId, capacityMib } = disk
      const storageClass = datastoreId === null ? null : (mappings.get(datastoreId)?.destination?.storageClass ?? null)
      const ofDatastore = flows.get(datastoreId) ?? new Map<string | null, Counted>()
      flows.set(datastoreId, ofDatastore)
      const flow = ofDatastore.get(storageClass) ?? { datastoreId, storageClass, vms: 0, disks: 0, disksWithoutSize: 0, provisionedMib: 0 }
      ofDatastore.set(storageClass, flow)
      seen.add(flow)
      if (!isCounted(disk)) continue
      flow.disks += 1
      if (capacityMib === null) flow.disksWithoutSize += 1
      else flow.provisionedMib += capacityMib
    }
    for (const flow of seen) flow.vms += 1
  }
  // What is on no datastore, or goes nowhere yet, comes last.
  return [...flows.values()].flatMap((ofDatastore) => [...ofDatastore.values()]).sort((left, right) => compareUnknownLast(left.datastoreId, right.datastoreId) || compareUnknownLast(left.storageClass, right.storageClass))
}

type Counted = { -readonly [Key in keyof StorageFlow]: StorageFlow[Key] }
