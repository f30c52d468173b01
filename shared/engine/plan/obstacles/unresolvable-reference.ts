import { defineObstacle } from './obstacle.ts'

/** MTV could not tell which VM is meant. */
export const unresolvableReference = defineObstacle({
  id: 'unresolvable-reference',
  find: (vm, context) => {
    const result = context.references.ofVm(vm)
    return 'reason' in result ? [result.reason] : []
  },
})
