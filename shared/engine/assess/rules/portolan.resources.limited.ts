import { defineRule } from '../rule.ts'

/** The VM may use less CPU or memory than it is configured with. On the target it may use all. */
export const resourcesLimited = defineRule({
  id: 'portolan.resources.limited',
  title: 'Limited CPU or memory',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const cpuMhz = vm.cpu?.isLimited === true ? vm.cpu.limitMhz : null
    const memoryMib = vm.memory?.isLimited === true ? vm.memory.limitMib : null
    const parts = [...(vm.cpu?.isLimited === true ? [cpuMhz === null ? 'CPU' : `${cpuMhz} MHz`] : []), ...(vm.memory?.isLimited === true ? [memoryMib === null ? 'memory' : `${memoryMib} MiB`] : [])]
    if (parts.length > 0) return { message: `${vm.name} is limited to ${parts.join(' and ')}, and on the target it is not.`, remedy: 'Give the VM as much CPU and memory as it may use, if the limit was meant.', data: { cpuMhz, memoryMib } }
    return vm.cpu?.isLimited == null || vm.memory?.isLimited == null ? { notEvaluated: 'The inventory does not give limits of CPU and memory.' } : null
  },
})
