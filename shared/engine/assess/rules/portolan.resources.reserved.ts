import { defineRule } from '../rule.ts'

/** CPU or memory is reserved for the VM. The target reserves by requests, which come from its instance type. */
export const resourcesReserved = defineRule({
  id: 'portolan.resources.reserved',
  title: 'Reserved CPU or memory',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    const cpuMhz = vm.cpu?.reservationMhz ?? null
    const memoryMib = vm.memory?.reservationMib ?? null
    const parts = [...(cpuMhz !== null && cpuMhz > 0 ? [`${cpuMhz} MHz`] : []), ...(memoryMib !== null && memoryMib > 0 ? [`${memoryMib} MiB`] : [])]
    if (parts.length > 0) return { message: `${vm.name} has ${parts.join(' and ')} reserved, which does not move along.`, remedy: 'Give the VM an instance type with dedicated CPUs or without overcommitted memory.', data: { cpuMhz, memoryMib } }
    return cpuMhz === null || memoryMib === null ? { notEvaluated: 'The inventory does not give reservations of CPU and memory.' } : null
  },
})
