import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { isVersionAtLeast } from '#shared/engine/estate/numeric-version.ts'
import { defineObstacle } from './obstacle.ts'

/** MTV hands direct LUNs over from this engine on: it states what makes a LUN known to others only since then. */
const FIRST_ENGINE = [4, 5, 2, 1]

/** An engine too old to hand its direct LUNs over. One whose version nobody knows is a thing to look at before the plan starts. */
export const directLun = defineObstacle({
  id: 'direct-lun',
  find: (vm, context) => {
    const version = context.platforms.get(vm.sourceId)?.version ?? null
    if (version === null || isVersionAtLeast(version, FIRST_ENGINE)) return []
    return vm.disks.filter(isDirectLun).map((disk) => ({ code: 'direct-lun', message: `${disk.label ?? 'A disk'} is a direct LUN, which MTV takes over from engine ${FIRST_ENGINE.join('.')} on, and this one is ${version}: update the engine, or detach the LUN.` }))
  },
})
