import { compareText } from '#shared/domain/compare.ts'
import type { Partition } from '#shared/domain/estate/vm-devices.ts'
import { defineRule } from '../rule.ts'

/** Free MiB that the conversion needs on a file system (virt-v2v's own check, which MTV's concern repeats). */
const ROOT_FREE_MIB = 100
const BOOT_FREE_MIB = 50
const WINDOWS_SYSTEM_FREE_MIB = 100
const OTHER_FREE_MIB = 10

/** Too little free space in the guest: the conversion would fail half-way. Only what the Tools reported can be judged. */
export const guestDisksFreespace = defineRule({
  id: 'vmware.guestDisks.freespace',
  title: 'A full file system in the guest',
  sourceKind: 'vsphere',
  severity: 'critical',
  needs: ['partitions'],
  check: (vm) => {
    const full = vm.partitions.filter(isFull)
    if (full.length > 0) {
      const mountPoints = full.map((partition) => partition.mountPoint ?? '').sort(compareText)
      const details = full.map((partition) => `${partition.mountPoint ?? ''} (${partition.freeMib ?? 0} of ${neededMib(partition.mountPoint ?? '')} MiB)`).sort(compareText)
      return {
        message: `${vm.name} has too little free space for the conversion: ${details.join(', ')}.`,
        remedy: 'Free space in the guest, or grow the file system.',
        data: { mountPoints },
      }
    }
    if (vm.partitions.length === 0) return { notEvaluated: 'The inventory lists no file system of the VM, since its Tools reported none.' }
    if (vm.partitions.some((partition) => partition.freeMib === null || partition.mountPoint === null)) return { notEvaluated: 'The inventory leaves free space or mount point of a file system empty.' }
    return null
  },
})

function isFull({ mountPoint, freeMib }: Partition): boolean {
  return mountPoint !== null && freeMib !== null && freeMib < neededMib(mountPoint)
}

function neededMib(mountPoint: string): number {
  const path = mountPoint.trim()
  if (path === '/') return ROOT_FREE_MIB
  if (path === '/boot') return BOOT_FREE_MIB
  return /^c:[\\/]?$/i.test(path) ? WINDOWS_SYSTEM_FREE_MIB : OTHER_FREE_MIB
}
