import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { defineCheck } from '../check.ts'
import { describePlanVm } from '../plan-view.ts'
import { createRowFinder } from '../source-rows.ts'

/** MTV refuses a plan with a disk whose datastore has no row in the map. */
export const storageNotMapped = defineCheck({
  id: 'storage-not-mapped',
  title: 'Every disk’s datastore has a row in the map',
  severity: 'critical',
  needs: ['manifests', 'estate'],
  inputs: ['disks', 'datastores'],
  namesVms: 'by-plan',
  check: ({ plans }) =>
    plans.flatMap(({ plan, sourceObjects: { datastores }, vms, storageRows }) => {
      if (storageRows === null) return []
      const rowsOf = createRowFinder(storageRows)
      return vms.flatMap(({ entry, vm }) =>
        vm.disks.flatMap((disk) => {
          if (isDirectLun(disk)) return []
          const datastore = disk.datastoreId === null ? undefined : datastores.get(disk.datastoreId)
          if (datastore !== undefined && rowsOf(datastore).length > 0) return []
          return [
            {
              subject: plan.subject,
              message: `${disk.label ?? 'A disk'} of ${describePlanVm(entry)} is on ${disk.datastoreName ?? 'no datastore'}${datastore === undefined ? ', which the inventory does not list' : ', which has no row in the storage map'}.`,
              remedy: 'Add a row for the datastore, or take the VM out of the plan.',
              data: { vm: vm.id },
            },
          ]
        }),
      )
    }),
})
