import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { readMapRows } from '../plan-view.ts'

/** A plan copies all its disks one way: through the VDDK, or by the storage array. */
export const vddkAndOffloadMixed = defineCheck({
  id: 'vddk-and-offload-mixed',
  title: 'A storage map offloads all of its rows or none',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.ofKind('StorageMap').flatMap((map) => {
      const rows = readMapRows(map)
      const offloaded = rows.filter((row) => row.hasOffload).length
      if (offloaded === 0 || offloaded === rows.length) return []
      return [{ subject: describeObject(map), message: `${offloaded} of its ${rows.length} rows have an offload plug-in and the others have none.`, remedy: 'Divide the VMs into plans that copy all disks one way, each with a storage map of its own.' }]
    }),
})
