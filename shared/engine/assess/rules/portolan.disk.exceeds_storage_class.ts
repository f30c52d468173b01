import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { defineRule } from '../rule.ts'

/** What CDI adds to a disk on a file system, as part of the volume (filesystemOverhead, by default). */
const FILESYSTEM_OVERHEAD = 0.06

/** A disk that is larger than all that its StorageClass has. */
export const diskExceedsStorageClass = defineRule({
  id: 'portolan.disk.exceeds_storage_class',
  title: 'A disk larger than its StorageClass',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['disks'],
  checkPlanned: (vm, outcome) => {
    const over: string[] = []
    let isUnknown = vm.disks.length < (vm.diskCount ?? 0)
    let isUnstated = false
    for (const disk of vm.disks) {
      if (isDirectLun(disk)) continue
      const destination = outcome.storageOf(disk)?.destination ?? null
      if (destination === null || disk.capacityMib === null) {
        isUnknown = true
        continue
      }
      const capacityTib = outcome.target.storageClasses.find(({ name }) => name === destination.storageClass)?.capacityTib
      if (capacityTib === undefined) isUnstated = true
      else if (disk.capacityMib / (destination.volumeMode === 'Filesystem' ? 1 - FILESYSTEM_OVERHEAD : 1) > capacityTib * MIB_PER_TIB) over.push(`${disk.label ?? 'a disk'} on ${destination.storageClass}`)
    }
    if (over.length > 0) return { message: `${vm.name} has a disk for which its StorageClass has no room at all: ${over.join(', ')}.`, remedy: 'Choose another StorageClass for its datastore, or make the disk smaller.', data: { disks: over } }
    if (isUnknown) return { notEvaluated: 'The size of a disk of the VM is not known, or where it goes.' }
    return isUnstated ? { notEvaluated: 'The target does not state the capacity of the StorageClass.', atMost: 'information' } : null
  },
})
