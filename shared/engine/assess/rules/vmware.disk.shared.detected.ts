import { defineRule } from '../rule.ts'

/** A disk that other VMs use too, or that is marked for it. The planner goes by the same shared disks. */
export const diskSharedDetected = defineRule({
  id: 'vmware.disk.shared.detected',
  title: 'A shared disk',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['disks'],
  check: (vm, facts) => {
    const shared = facts.sharedDisksOf(vm)
    if (shared.length > 0) {
      const others = new Set(shared.flatMap((disk) => disk.vmIds).filter((id) => id !== vm.id)).size
      const disks = shared.map((disk) => disk.key)
      return { message: `${vm.name} shares ${disks.join(', ')} with ${others === 0 ? 'no VM of the inventory, but the disk is marked for it' : others === 1 ? 'another VM' : `${others} other VMs`}.`, remedy: 'Move all VMs that share the disk together, cold and powered off, onto storage of access mode ReadWriteMany.', data: { disks, others } }
    }
    if (vm.disks.some((disk) => disk.sharingMode === null || (disk.path === null && disk.rawLunId === null))) return { notEvaluated: 'The inventory leaves sharing mode or path of a disk empty.' }
    return vm.disks.length < (vm.diskCount ?? 0) ? { notEvaluated: 'The inventory counts more disks than it lists.' } : null
  },
})
