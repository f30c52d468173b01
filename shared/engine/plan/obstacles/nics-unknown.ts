import { defineObstacle } from './obstacle.ts'

/** The inventory does not list all of a VM's NICs, so one could be lost on the way. */
export const nicsUnknown = defineObstacle({
  id: 'nics-unknown',
  find: (vm, context) => {
    if (vm.nicCount === 0 && vm.nics.length === 0) return []
    if (!context.hasInput(vm.sourceId, 'nics')) {
      return [{ code: 'nics-unknown', message: 'The inventory has no list of network adapters (vNetwork), so nobody can say which networks this VM needs: export it too.' }]
    }
    // Inventories that describe each VM apart (they have its configuration) may lack the NICs of some; a workbook's one sheet lists all.
    if (vm.nicCount === null && vm.nics.length === 0 && vm.configuration !== undefined) {
      return [{ code: 'nics-unknown', message: 'The inventory does not say which network adapters this VM has: export its nics too.' }]
    }
    if (vm.nicCount !== null && vm.nicCount !== vm.nics.length) {
      return [{ code: 'nics-unknown', message: `The inventory counts ${vm.nicCount} network adapters of this VM and lists ${vm.nics.length}: export again, or look at it in vCenter.` }]
    }
    return []
  },
})
