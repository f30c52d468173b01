import { defineRule } from '../rule.ts'

/** Disks that a VM may have on the target (MTV's validation). */
const MOST_DISKS = 165

/** More disks than a VM may have on the target. */
export const ovirtDiskCount = defineRule({
  id: 'ovirt.disk.count.exceeds.limit',
  title: 'More disks than the target takes',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['disks'],
  check: (vm) => {
    const disks = Math.max(vm.disks.length, vm.diskCount ?? 0)
    if (disks > MOST_DISKS) return { message: `${vm.name} has ${String(disks)} disks, more than the ${String(MOST_DISKS)} that the target takes.`, remedy: 'Merge disks, or divide the VM.', data: { disks } }
    return vm.disks.length === 0 && vm.diskCount === null ? { notEvaluated: 'The inventory does not say how many disks the VM has.' } : null
  },
})
