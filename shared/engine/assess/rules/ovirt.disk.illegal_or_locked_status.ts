import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** States of a disk in which the engine lets nobody read it (oVirt API DiskStatus). */
const UNUSABLE: ReadonlySet<string> = new Set(['illegal', 'locked'])

export const ovirtDiskStatus = defineRule({
  id: 'ovirt.disk.illegal_or_locked_status',
  title: 'A disk that is illegal or locked',
  sourceKind: 'ovirt',
  severity: 'critical',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      // The engine states no status for a direct LUN, which it does not manage.
      (disk) => (disk.configuration?.storageType === 'lun' ? false : disk.configuration?.status == null ? null : UNUSABLE.has(disk.configuration.status)),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} illegal or locked.`, remedy: 'Wait for the engine to finish with the disk, or repair it there.' }),
    ),
})
