import { compareUnknownLast } from '#shared/domain/compare.ts'
import type { EstateDisk } from '#shared/domain/estate/estate.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
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
 * in none: MTV hands them over as they are.
 */
export function storageFlows(vms: readonly { readonly id: string; readonly disks: readonly EstateDisk[] }[], storage: Pick<StorageMapping, 'ofVm'>): readonly StorageFlow[] {
  const flows = new Map<string, { -readonly [Key in keyof StorageFlow]: StorageFlow[Key] }>()
  for (const vm of vms) {
    const mappings = storage.ofVm(vm.id)
    const seen = new Set<string>()
    for (const disk of vm.disks) {
      if (isDirectLun(disk)) continue
      const { datastoreId, capacityMib } = disk
      const storageClass = datastoreId === null ? null : (mappings.get(datastoreId)?.destination?.storageClass ?? null)
      const key = JSON.stringify([datastoreId, storageClass])
      const flow = flows.get(key) ?? { datastoreId, storageClass, vms: 0, disks: 0, disksWithoutSize: 0, provisionedMib: 0 }
      flows.set(key, flow)
      flow.disks += 1
      if (capacityMib === null) flow.disksWithoutSize += 1
      else flow.provisionedMib += capacityMib
      if (!seen.has(key)) flow.vms += 1
      seen.add(key)
    }
  }
  // What is on no datastore, or goes nowhere yet, comes last.
  return [...flows.values()].sort((left, right) => compareUnknownLast(left.datastoreId, right.datastoreId) || compareUnknownLast(left.storageClass, right.storageClass))
}
