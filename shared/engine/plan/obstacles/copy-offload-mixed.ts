import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { defineObstacle } from './obstacle.ts'

/** MTV refuses a plan in which some disks are copied by their array and others are not, and a VM cannot be in two plans. */
export const copyOffloadMixed = defineObstacle({
  id: 'copy-offload-mixed',
  find: (vm, context) => {
    const mappings = context.storage
    const used = [...new Set(vm.disks.flatMap((disk) => (disk.datastoreId === null || isDirectLun(disk) ? [] : [disk.datastoreId])))].flatMap((id) => mappings.get(id) ?? [])
    const [offloaded, others] = [used.filter(({ destination }) => destination?.copyOffload), used.filter(({ destination }) => destination !== null && !destination.copyOffload)]
    if (offloaded.length === 0 || others.length === 0) return []
    const names = (mappingsOf: typeof used): string => mappingsOf.map(({ name }) => name).join(', ')
    return [{ code: 'copy-offload-mixed', message: `Its disks on ${names(offloaded)} are to be copied by the array and those on ${names(others)} are not, which MTV refuses in one plan: choose copy offload for all of its datastores or for none.` }]
  },
})
