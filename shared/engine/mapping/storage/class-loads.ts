import { compareNatural } from '#shared/domain/compare.ts'
import type { DiskConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import type { StorageClassLoad } from '#shared/domain/plan/storage-class-load.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import { overheadMib } from './filesystem-overhead.ts'
import type { StorageMapping } from './map-storage.ts'

/** What the load of a class takes of a VM. Sizes in MiB; null is what the inventory does not say. */
export interface LoadVm {
  readonly id: string
  readonly inUseMib: number | null
  readonly disks: readonly (Pick<Disk, 'datastoreId' | 'capacityMib' | 'isThin'> & { readonly configuration?: Pick<DiskConfiguration, 'storageType' | 'actualSizeMib'>; readonly sharedAs?: string })[]
}

/** As much of a target as loads count. */
export type LoadedTarget = Pick<Target, 'storageClasses' | 'storage'>

/**
 * What the mapping puts on each class of the target, in the target's order, against what the target says that the class holds. Growth is
 * the target's assumption. A disk that several of the VMs share counts once. What is in use of a disk is its own figure where the inventory
 * has one, else its share of the VM's by size.
 */
export function loadClasses(vms: readonly LoadVm[], storage: Pick<StorageMapping, 'ofVm'>, target: LoadedTarget): readonly StorageClassLoad[] {
  const isCounted = createDiskCounter()
  const sums = new Map(target.storageClasses.map(({ name }) => [name, emptySum()]))
  for (const vm of vms) {
    const mappings = storage.ofVm(vm.id)
    const inUse = inUseOfDisks(vm)
    const seen = new Set<ClassSum>()
    vm.disks.forEach((disk, index) => {
      const destination = disk.datastoreId === null || isDirectLun(disk) ? null : (mappings.get(disk.datastoreId)?.destination ?? null)
      const sum = destination === null ? undefined : sums.get(destination.storageClass)
      if (destination === null || sum === undefined) return
      const size = disk.capacityMib ?? 0
      const used = inUse[index] ?? null
      seen.add(sum)
      if (!isCounted(disk)) return
      if (disk.datastoreId !== null) sum.datastoreIds.set(disk.datastoreId, (sum.datastoreIds.get(disk.datastoreId) ?? 0) + size)
      sum.disks += 1
      sum.provisionedMib += size
      sum.overheadMib += overheadMib(size, destination.volumeMode)
      if (disk.capacityMib === null) sum.disksWithoutSize += 1
      if (used === null) sum.disksWithoutUse += 1
      else sum.inUseMib += used
      if (disk.isThin === true) {
        sum.thinDisks += 1
        if (used !== null) sum.thinUnusedMib += Math.max(0, size - used)
      }
    })
    for (const sum of seen) sum.vms += 1
  }
  return target.storageClasses.map(({ name, capacityTib }) => {
    const { datastoreIds, ...sum } = sums.get(name) ?? emptySum()
    const growthMib = ((sum.provisionedMib + sum.overheadMib) * target.storage.growthPercent) / PERCENT
    const neededMib = sum.provisionedMib + sum.overheadMib + growthMib
    const capacityMib = capacityTib === undefined ? null : capacityTib * MIB_PER_TIB
    const load = { name, ...sum, growthMib, neededMib, capacityMib }
    return { ...load, datastores: [...datastoreIds].sort(([left], [right]) => compareNatural(left, right)).map(([datastoreId, provisionedMib]) => ({ datastoreId, provisionedMib })), fit: fitOf(load, target.storage.growthPercent) }
  })
}

const PERCENT = 100

type ClassSum = ReturnType<typeof emptySum>

function emptySum() {
  return { datastoreIds: new Map<string, number>(), vms: 0, disks: 0, provisionedMib: 0, overheadMib: 0, inUseMib: 0, disksWithoutSize: 0, disksWithoutUse: 0, thinDisks: 0, thinUnusedMib: 0 }
}

/** What is in use of each disk, MiB, and never more than its size; null where nothing tells. */
function inUseOfDisks({ inUseMib, disks }: LoadVm): readonly (number | null)[] {
  const own = disks.filter((disk) => !isDirectLun(disk))
  const total = own.reduce((sum, { capacityMib }) => sum + (capacityMib ?? 0), 0)
  const isDivisible = inUseMib !== null && total > 0 && own.every(({ capacityMib }) => capacityMib !== null)
  return disks.map(({ capacityMib, configuration }) => {
    const actual = configuration?.actualSizeMib ?? null
    if (actual !== null) return capacityMib === null ? actual : Math.min(actual, capacityMib)
    return isDivisible && capacityMib !== null ? Math.min(capacityMib, (inUseMib * capacityMib) / total) : null
  })
}

/** What cannot be compared is not evaluated, unless what is known alone is too much. */
function fitOf({ capacityMib, neededMib, inUseMib, disksWithoutSize, disksWithoutUse }: Omit<StorageClassLoad, 'fit' | 'datastores'>, growthPercent: number): StorageClassLoad['fit'] {
  if (capacityMib === null) return 'not-evaluated'
  if (neededMib <= capacityMib) return disksWithoutSize > 0 ? 'not-evaluated' : 'fits'
  return disksWithoutUse === 0 && inUseMib * (1 + growthPercent / PERCENT) <= capacityMib ? 'fits-thin' : 'full'
}
