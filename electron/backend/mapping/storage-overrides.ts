import type { StorageOverride } from '#shared/contract/mapping-rows.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'
import type { MappingEstate } from './mapping-estate.ts'
import { storageChoice } from './storage-choice.ts'

/** The VMs in scope about whose storage somebody decided, in natural order of source and id. */
export function describeOverrides({ inScope, decisions, sourceNames }: MappingEstate, { overrides }: Pick<StorageMapping, 'overrides'>, target: Target): StorageOverride[] {
  return inScope
    .flatMap((vm): StorageOverride[] => {
      const own = overrides.get(vm.id)
      if (own === undefined) return []
      const decision = decisions['vm.storage-class'][vm.id]
      return [{
        id: vm.id,
        name: vm.name,
        source: vm.sourceId,
        sourceName: sourceNames.get(vm.sourceId) ?? vm.sourceId,
        decision: decision ?? null,
        disks: [...(decisions['vm.disk-storage-classes'][vm.id]?.disks ?? [])],
        places: [...own.mappings.values()]
          .sort((left, right) => compareNatural(left.datastoreId, right.datastoreId))
          .map((mapping) => ({ datastore: mapping.datastoreId, name: mapping.name, isOwn: own.ownDatastoreIds.includes(mapping.datastoreId), choice: storageChoice(mapping, target, decision) })),
        refusals: [...own.refusals],
      }]
    })
    .sort((left, right) => compareText(left.source, right.source) || compareNatural(left.id, right.id))
}
