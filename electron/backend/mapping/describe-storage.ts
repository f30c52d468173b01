import type { ApiOutput } from '#shared/contract/api.ts'
import type { MappingWarning, StorageChoice, StorageClassUse, StorageRow } from '#shared/contract/mapping-rows.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { canLiveMigrate } from '#shared/engine/mapping/storage/can-live-migrate.ts'
import { mapDatastores } from '#shared/engine/mapping/storage/map-datastores.ts'
import type { MappingEstate } from './mapping-estate.ts'
import { describeClasses } from './storage-classes.ts'
import { storageTerms } from './storage-terms.ts'

type StorageAnswer = ApiOutput<'mapping.storage'>

/** Every datastore with its suggestion, its decision and what holds; all by the plan's own function. */
export function describeStorage(estate: MappingEstate, target: Target): StorageAnswer {
  const { datastores, included, inScope, isNarrowed, sourceNames } = estate
  const decisions = estate.decisions['datastore.storage-class']
  const effective = mapDatastores(datastores, included, target, decisions)
  const suggestedById = byId(mapDatastores(datastores, included, target, {}))
  const scoped = isNarrowed ? mapDatastores(datastores, inScope, target, decisions) : effective
  const [effectiveById, scopedById] = [byId(effective), byId(scoped)]
  const storageClasses = describeClasses(target, effective, scoped)
  const withoutSize = countDisksWithoutSize(estate)
  const rows = datastores
    .filter(({ id }) => !isNarrowed || scopedById.has(id))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
    .map((datastore): StorageRow => {
      const decision = decisions[datastore.id]
      const held = choiceOf(effectiveById.get(datastore.id), target, decision)
      const disksWithoutSize = withoutSize.get(datastore.id) ?? 0
      return {
        id: datastore.id,
        name: datastore.name,
        source: datastore.sourceId,
        sourceName: sourceNames.get(datastore.sourceId) ?? datastore.sourceId,
        type: datastore.type,
        capacityMib: datastore.capacityMib,
        freeMib: datastore.freeMib,
        vms: scopedById.get(datastore.id)?.vmCount ?? 0,
        disks: scopedById.get(datastore.id)?.diskCount ?? 0,
        disksWithoutSize,
        provisionedMib: scopedById.get(datastore.id)?.capacityMib ?? 0,
        isNeeded: held !== null,
        isOpen: held !== null && held.destination === null,
        suggestion: choiceOf(suggestedById.get(datastore.id), target, undefined),
        decision: decision ?? null,
        effective: held,
        warnings: warningsOf(held, disksWithoutSize, storageClasses),
      }
    })
  return { rows, open: rows.filter((row) => row.isOpen).length, storageClasses, counted: { vms: inScope.length, disks: inScope.reduce((sum, vm) => sum + vm.disks.length, 0) }, elsewhere: countElsewhere(estate) }
}

function choiceOf(mapping: DatastoreMapping | undefined, target: Target, decision: DecisionValue<'datastore.storage-class'> | undefined): StorageChoice | null {
  if (mapping === undefined) return null
  const { destination } = mapping
  return {
    destination: destination === null ? null : { ...destination, canLiveMigrate: canLiveMigrate(destination.accessMode) },
    confidence: mapping.confidence,
    why: [...mapping.reasons],
    terms: storageTerms(mapping, target, decision),
  }
}

function warningsOf(held: StorageChoice | null, disksWithoutSize: number, classes: readonly StorageClassUse[]): MappingWarning[] {
  const destination = held?.destination ?? null
  const warnings: MappingWarning[] = []
  if (destination?.canLiveMigrate === false) warnings.push({ code: 'no-live-migration', count: null })
  if (classes.some(({ name, isFull }) => isFull && name === destination?.storageClass)) warnings.push({ code: 'class-full', count: null })
  if (disksWithoutSize > 0) warnings.push({ code: 'disk-size-unknown', count: disksWithoutSize })
  return warnings
}

function countDisksWithoutSize({ inScope }: MappingEstate): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { datastoreId, capacityMib } of inScope.flatMap((vm) => vm.disks)) {
    if (datastoreId !== null && capacityMib === null) counts.set(datastoreId, (counts.get(datastoreId) ?? 0) + 1)
  }
  return counts
}

function countElsewhere({ inScope }: MappingEstate): StorageAnswer['elsewhere'] {
  const concerned = inScope.map((vm) => vm.disks.filter((disk) => disk.datastoreId === null)).filter((disks) => disks.length > 0)
  const disks = concerned.flat()
  return { vms: concerned.length, disks: disks.length, provisionedMib: disks.reduce((sum, disk) => sum + (disk.capacityMib ?? 0), 0) }
}

function byId(mappings: readonly DatastoreMapping[]): ReadonlyMap<string, DatastoreMapping> {
  return new Map(mappings.map((mapping) => [mapping.datastoreId, mapping]))
}
