import { defineObstacle } from './obstacle.ts'

/** What somebody decided about the VM's storage and MTV cannot do. */
export const storageOverride = defineObstacle({
  id: 'storage-override',
  find: (vm, context) => context.storage.overrides.get(vm.id)?.refusals ?? [],
})
