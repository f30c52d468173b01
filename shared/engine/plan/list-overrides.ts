import { compareNatural } from '#shared/domain/compare.ts'
import type { VmStorageOverride } from '#shared/domain/plan/migration-plan.ts'
import type { StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'

/** The VMs about whose storage somebody decided, in natural order, each with where its disks go by datastore. */
export function listOverrides(vms: readonly { readonly id: string; readonly name: string }[], { overrides }: Pick<StorageMapping, 'overrides'>): readonly VmStorageOverride[] {
  return vms
    .flatMap(({ id, name }) => {
      const own = overrides.get(id)
      return own === undefined ? [] : [{ vmId: id, name, datastores: [...own.mappings.values()].sort((left, right) => compareNatural(left.datastoreId, right.datastoreId)), refusals: own.refusals }]
    })
    .sort((left, right) => compareNatural(left.vmId, right.vmId))
}
