import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** A disk of the VM may be attached to several VMs. */
export const ovirtDiskShared = defineRule({
  id: 'ovirt.disk.shared.detected',
  title: 'A shareable disk',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.sharingMode === null ? null : disk.sharingMode !== 'sharingNone'),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} shareable.`, remedy: 'Migrate all VMs that share the disk cold and in one plan, or stop sharing it.' }),
    ),
})
