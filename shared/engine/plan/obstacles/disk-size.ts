import { defineObstacle } from './obstacle.ts'

/** MTV refuses a plan with a disk whose capacity is not above zero. */
export const diskSize = defineObstacle({
  id: 'disk-size',
  find: (vm) =>
    vm.disks
      .filter((disk) => disk.capacityMib === null || disk.capacityMib <= 0)
      .map((disk) => ({
        code: 'disk-size',
        message:
          disk.capacityMib === null
            ? `The size of ${disk.label ?? 'a disk'} is not known: correct it in the inventory and import again.`
            : `${disk.label ?? 'A disk'} has the invalid size ${disk.capacityMib} MiB: repair or remove it at the source.`,
      })),
})
