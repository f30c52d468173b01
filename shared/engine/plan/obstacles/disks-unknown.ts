import { countWords } from '#shared/domain/count-words.ts'
import { defineObstacle } from './obstacle.ts'

/** The inventory does not list all of a VM's disks, so the storage map could miss one. */
export const disksUnknown = defineObstacle({
  id: 'disks-unknown',
  find: (vm, context) => {
    if (!context.hasInput(vm.sourceId, 'disks')) {
      return [{ code: 'disks-unknown', message: 'The inventory has no list of disks (vDisk), so nobody can say which storage this VM needs: export it too.' }]
    }
    if (vm.diskCount === null && vm.disks.length === 0) {
      return [{ code: 'disks-unknown', message: 'The inventory neither counts nor lists disks of this VM: export again, or look at it in vCenter.' }]
    }
    if (vm.diskCount !== null && vm.diskCount !== vm.disks.length) {
      return [{ code: 'disks-unknown', message: `The inventory counts ${countWords(vm.diskCount, 'disk')} of this VM and lists ${vm.disks.length}: export again, or look at it in vCenter.` }]
    }
    return []
  },
})
