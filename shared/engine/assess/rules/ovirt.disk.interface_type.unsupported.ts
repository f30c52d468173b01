import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** Interfaces that MTV knows (oVirt API DiskInterface). */
const KNOWN: ReadonlySet<string> = new Set(['sata', 'virtio_scsi', 'virtio'])

/** A disk of the VM is attached by another interface than VirtIO, VirtIO-SCSI or SATA. */
export const ovirtDiskInterface = defineRule({
  id: 'ovirt.disk.interface_type.unsupported',
  title: 'A disk on an interface that is not supported',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => (disk.configuration?.interface == null ? null : !KNOWN.has(disk.configuration.interface)),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} attached by another interface than VirtIO, VirtIO-SCSI or SATA.`, remedy: 'Attach the disk by VirtIO-SCSI in the engine, while the VM is down.' }),
    ),
})
