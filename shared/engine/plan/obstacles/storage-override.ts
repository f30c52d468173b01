import { defineObstacle } from './obstacle.ts'

/** What somebody decided about the VM's storage and MTV cannot do. */
export const storageOverride = defineObstacle({
  id: 'storage-override',
  find: (_vm, { override }) => override?.refusals ?? [],
})
