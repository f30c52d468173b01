import { defineRule } from '../rule.ts'

/** The most disks of a VM on the target (MTV's own limit for this concern). */
const MOST_DISKS = 165

export const diskCountExceedsLimit = defineRule({
  id: 'vmware.disk.count.exceeds.limit',
  title: 'Too many disks',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm, facts) => {
    const listed = facts.hasInput(vm, 'disks') ? vm.disks.length : null
    if (vm.diskCount === null && listed === null) return { notEvaluated: 'The inventory neither counts nor lists the disks of the VM.' }
    const disks = Math.max(vm.diskCount ?? 0, listed ?? 0)
    return disks > MOST_DISKS ? { message: `${vm.name} has ${disks} disks, and a VM on the target has at most ${MOST_DISKS}.`, remedy: 'Merge disks in the guest, or move data to another VM.', data: { disks, limit: MOST_DISKS } } : null
  },
})
