import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { defineObstacle, type PlacementContext } from './obstacle.ts'

/** A disk's datastore is unknown, cannot be referred to, or has no StorageClass yet. */
export const storageOpen = defineObstacle({
  id: 'storage-open',
  find: (vm, context) => {
    const reasons = new Map<string, Reason>()
    for (const disk of vm.disks.filter((entry) => !isDirectLun(entry))) {
      const reason = reasonOf(disk.label ?? 'A disk', disk.datastoreName, disk.datastoreId, context)
      if (reason !== null) reasons.set(reason.message, reason)
    }
    return [...reasons.values()]
  },
})

function reasonOf(label: string, datastoreName: string | null, datastoreId: string | null, context: PlacementContext): Reason | null {
  if (datastoreId === null) {
    const message =
      datastoreName === null
        ? `The inventory does not say on which datastore ${label} lies: export vDisk with its Path.`
        : `${label} lies on "${datastoreName}", which the inventory does not list, or lists more than once: export vDatastore too.`
    return { code: 'datastore-unknown', message }
  }
  const datastore = context.datastores.get(datastoreId)
  const mapping = context.storage.get(datastoreId)
  if (datastore === undefined || mapping === undefined) return { code: 'datastore-unknown', message: `${label} lies on a datastore that is not in the estate.` }
  const reference = context.references.ofDatastore(datastore)
  if ('reason' in reference) return reference.reason
  if (mapping.destination !== null) return null
  return { code: 'storage-not-mapped', message: `Datastore ${datastore.name} has no StorageClass: ${mapping.reasons.map((reason) => reason.message).join(' ')}` }
}
