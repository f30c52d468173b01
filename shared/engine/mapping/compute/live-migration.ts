import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { canLiveMigrate } from '#shared/engine/mapping/storage/can-live-migrate.ts'
import type { ComputeVm } from './compute-vm.ts'
import { passedThroughDevice } from './passed-through-device.ts'

/**
 * Whether a VM can change its node on the target while it runs: no device of a host, and volumes that two nodes may
 * write to. Null where a disk's place is open, so that nobody knows.
 */
export function judgeLiveMigration(vm: ComputeVm, datastores: ReadonlyMap<string, Pick<DatastoreMapping, 'destination'>>): { readonly isPossible: boolean; readonly because: Reason } | null {
  const device = passedThroughDevice(vm)
  if (device !== null) return { isPossible: false, because: { code: 'passthrough', message: `A device of the host is passed through to it (${device}).` } }
  let isOpen = false
  for (const disk of vm.disks) {
    if (isDirectLun(disk)) continue
    const destination = disk.datastoreId === null ? null : (datastores.get(disk.datastoreId)?.destination ?? null)
    if (destination === null) isOpen = true
    else if (!canLiveMigrate(destination.accessMode)) return { isPossible: false, because: { code: 'access-mode', message: `${destination.storageClass} gives volumes to one node at a time (${destination.accessMode}).` } }
  }
  return isOpen ? null : { isPossible: true, because: { code: 'shared-volumes', message: 'All of its volumes can be written to by two nodes.' } }
}
