import { defineObstacle } from './obstacle.ts'

/** A decision names an instance type that the target cannot give: MTV would copy all disks and then fail to make the VM. */
export const instanceTypeOpen = defineObstacle({
  id: 'instance-type-open',
  find: (vm, { computeMappings }) => {
    const mapping = computeMappings.get(vm.id)
    if (mapping === undefined || mapping.instanceType !== null) return []
    return [{ code: 'instance-type-open', message: mapping.reasons.map(({ message }) => message).join(' ') }]
  },
})
