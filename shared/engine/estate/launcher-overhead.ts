/**
 * Memory in MiB that the pod of a VM asks for beside the guest's own, as KubeVirt 1.9 computes it (pkg/hypervisor/kvm): its processes
 * 220, an I/O thread 8, a graphics device 32, 8 for each vCPU, and page tables of 1/512 of the guest's memory.
 */
export function launcherOverheadMib({ vcpus, memoryMib }: { readonly vcpus: number; readonly memoryMib: number }): number {
  return PROCESSES_MIB + IO_THREAD_MIB + GRAPHICS_MIB + MIB_PER_VCPU * vcpus + memoryMib / GUEST_PER_PAGE_TABLE
}

const PROCESSES_MIB = 220
const IO_THREAD_MIB = 8
const GRAPHICS_MIB = 32
const MIB_PER_VCPU = 8
const GUEST_PER_PAGE_TABLE = 512
