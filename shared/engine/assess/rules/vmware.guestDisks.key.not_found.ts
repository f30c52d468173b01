import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { defineRule } from '../rule.ts'

/** Which virtual disk a drive letter of Windows lies on is not known, so that volume names cannot bear the letter. */
export const guestDisksKeyNotFound = defineRule({
  id: 'vmware.guestDisks.key.not_found',
  title: 'A drive letter without its disk',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['partitions'],
  check: (vm) => {
    const guest = guestSystemOf(vm)
    if (guest !== null && guest.system?.isWindows !== true) return null
    if (guest === null) return { notEvaluated: 'The inventory names no operating system for the VM.' }
    if (vm.partitions.length === 0) return { notEvaluated: 'The inventory lists no file system of the VM, since its Tools reported none.' }
    // A workbook may lack the column: then no file system has a key, and nobody knows why. MTV's inventory always has the field.
    const isStated = vm.configuration !== undefined || vm.partitions.some((partition) => partition.diskKey !== null)
    const drives = vm.partitions.filter((partition) => partition.diskKey === 0 || (isStated && partition.diskKey === null)).map((partition) => partition.mountPoint ?? 'a file system')
    if (drives.length > 0) return { message: `vCenter does not know on which disks of ${vm.name} ${drives.join(', ')} ${drives.length === 1 ? 'lies' : 'lie'}, so names of volumes cannot bear the drive letter.`, remedy: 'Update VMware Tools, or use no drive letters in the template for volume names.', data: { drives } }
    return isStated ? null : { notEvaluated: 'The inventory gives no disk key for the file systems of the VM.' }
  },
})
