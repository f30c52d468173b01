import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** Storage types that MTV can move (oVirt API DiskStorageType). */
const MOVABLE: ReadonlySet<string> = new Set(['image', 'lun'])

export const ovirtDiskStorageType = defineRule({
  id: 'ovirt.disk.storage_type.unsupported',
  title: 'A disk on storage that MTV cannot read',
  sourceKind: 'ovirt',
  severity: 'critical',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.configuration?.storageType == null ? null : !MOVABLE.has(disk.configuration.storageType)),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} neither an image on a storage domain nor a direct LUN.`, remedy: 'Move the disk to a data domain in the engine.' }),
    ),
})
