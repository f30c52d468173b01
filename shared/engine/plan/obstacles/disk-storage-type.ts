import { defineObstacle } from './obstacle.ts'

/** Storage types of oVirt that MTV can move (oVirt API DiskStorageType): an image is copied, a LUN handed over. */
const MOVABLE: ReadonlySet<string> = new Set(['image', 'lun'])

/** MTV knows no way to read a disk on Cinder or managed block storage. */
export const diskStorageType = defineObstacle({
  id: 'disk-storage-type',
  find: (vm) =>
    vm.disks.flatMap((disk) => {
      const type = disk.configuration?.storageType ?? null
      if (type === null || MOVABLE.has(type)) return []
      return [{ code: 'disk-storage-type', message: `${disk.label ?? 'A disk'} is on ${type} storage, which MTV cannot read: move it to a data domain at the source.` }]
    }),
})
