import { defineObstacle } from './obstacle.ts'

/** A decision names an instance type that the target cannot give: MTV would copy all disks and then fail to make the VM. */
export const instanceTypeOpen = defineObstacle({
  id: 'instance-type-open',
  find: (_vm, { openType }) => (openType === null ? [] : [{ code: 'instance-type-open', message: openType.map(({ message }) => message).join(' ') }]),
})
