import { compareNatural } from '#shared/domain/compare.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { defineRule } from '../rule.ts'

/** A disk on a datastore that has no StorageClass on the target: no plan can take the VM. */
export const datastoreUnmapped = defineRule({
  id: 'portolan.datastore.unmapped',
  title: 'A datastore without a StorageClass',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['disks'],
  checkPlanned: (vm, outcome) => {
    const open = new Set<string>()
    let isUnknown = vm.disks.length < (vm.diskCount ?? 0)
    for (const disk of vm.disks) {
      if (isDirectLun(disk)) continue
      const mapping = outcome.storageOf(disk)
      if (mapping === null) isUnknown = true
      else if (mapping.destination === null) open.add(mapping.name)
    }
    const datastores = [...open].sort(compareNatural)
    if (datastores.length > 0) return { message: `${vm.name} has disks on ${datastores.join(', ')}, for which the target has no StorageClass yet.`, remedy: 'Choose a StorageClass for the datastore, or state what the class offers in the target.', data: { datastores } }
    return isUnknown ? { notEvaluated: 'The inventory does not say of each disk of the VM on which datastore it is.' } : null
  },
})
