import { defineRule } from '../rule.ts'

/** The largest VM that Red Hat tested on OpenShift Virtualization: 216 vCPU, 6 TB of memory and 100 TB of disk ("Tested maximums"). */
const MOST_VCPUS = 216
const MOST_MEMORY_MIB = Math.floor(6e12 / 1_048_576)
const MOST_DISK_MIB = Math.floor(100e12 / 1_048_576)

/** A VM larger than any that was tested. */
export const sizeExceedsTested = defineRule({
  id: 'portolan.size.exceeds_tested',
  title: 'Larger than any VM that was tested',
  sourceKind: 'any',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const largestDiskMib = vm.disks.reduce((largest, disk) => Math.max(largest, disk.capacityMib ?? 0), 0)
    const over = [
      ...(vm.vcpus !== null && vm.vcpus > MOST_VCPUS ? [`${vm.vcpus} vCPU (${MOST_VCPUS} tested)`] : []),
      ...(vm.memoryMib !== null && vm.memoryMib > MOST_MEMORY_MIB ? [`${vm.memoryMib} MiB of memory (${MOST_MEMORY_MIB} tested)`] : []),
      ...(largestDiskMib > MOST_DISK_MIB ? [`a disk of ${Math.round(largestDiskMib)} MiB (${MOST_DISK_MIB} tested)`] : []),
    ]
    if (over.length > 0) return { message: `${vm.name} has ${over.join(' and ')}.`, remedy: 'Ask whether the VM needs that much, and make sure of a node that holds it.', data: { vcpus: vm.vcpus, memoryMib: vm.memoryMib, largestDiskMib } }
    const isOpen = vm.vcpus === null || vm.memoryMib === null || vm.disks.some((disk) => disk.capacityMib === null) || vm.disks.length < (vm.diskCount ?? 0)
    return isOpen ? { notEvaluated: 'The inventory does not give vCPUs, memory and the size of each disk.' } : null
  },
})
