import type { ApiOutput } from '#shared/contract/api.ts'
import type { MappingWarning, StorageChoice, StorageClassUse, StorageRow } from '#shared/contract/mapping-rows.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { loadClasses } from '#shared/engine/mapping/storage/class-loads.ts'
import { chooseModes } from '#shared/engine/mapping/storage/choose-modes.ts'
import { judgeCopyOffload } from '#shared/engine/mapping/storage/copy-offload.ts'
import { mapDatastores } from '#shared/engine/mapping/storage/map-datastores.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { mapStorage, type StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'
import { storageConsequences } from '#shared/engine/mapping/storage/storage-consequences.ts'
import { storageEvidence } from '#shared/engine/mapping/storage/storage-evidence.ts'
import { storageFlows } from '#shared/engine/mapping/storage/storage-flows.ts'
import { createRuleFinder, STORAGE_RULE_FIELDS, storageRulesOf } from '#shared/engine/mapping/storage/storage-rules.ts'
import { countDisks, type DatastoreContents, readContents } from './datastore-contents.ts'
import type { MappingEstate } from './mapping-estate.ts'
import { storageChoice, storageDestination } from './storage-choice.ts'
import { describeClasses } from './storage-classes.ts'
import { describeOverrides } from './storage-overrides.ts'
import { describeRules } from './storage-rule-rows.ts'

type StorageAnswer = ApiOutput<'mapping.storage'>
type Consequences = NonNullable<StorageRow['consequences']>

/** Every datastore with its suggestion, its decision and what holds, the rules and the VMs that go elsewhere; all by the plan's own functions. */
export function describeStorage(estate: MappingEstate): StorageAnswer {
  const { datastores, included, inScope, isNarrowed, sourceNames, target, memo } = estate
  const decisions = estate.decisions['datastore.storage-class']
  const rules = storageRulesOf(estate.decisions)
  const findRule = createRuleFinder(rules)
  const mapping = memo.part(mapAllStorage, datastores, included, target, estate.decisions['datastore.storage-class'], estate.decisions['storage.rules'], estate.decisions['vm.storage-class'], estate.decisions['vm.disk-storage-classes'], memo)
  const suggestedById = memo.part(suggestAll, datastores, included, target, estate.decisions['storage.rules'], memo)
  const effectiveById = memo.part(byId, mapping.datastores)
  const scopedById = isNarrowed ? byId(mapDatastores(datastores, inScope, target, estate.decisions)) : effectiveById
  const loads = memo.part(loadClasses, included, mapping, target)
  const storageClasses = describeClasses(target, loads, isNarrowed ? loadClasses(inScope, mapping, target) : loads, new Map(datastores.map(({ id, name }) => [id, name])))
  // What a scope comes to would take the place of what is kept of all VMs.
  const ofScope = isNarrowed ? NOTHING_KEPT : memo
  const contents = ofScope.part(readContents, inScope)
  const rows = datastores
    .filter(({ id }) => !isNarrowed || scopedById.has(id))
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
    .map((datastore): StorageRow => {
      const { id } = datastore
      const decision = decisions[id]
      const found = decision === undefined ? findRule(datastore) : null
      const held = choiceOf(effectiveById.get(id), target, decision ?? found?.rule)
      const content = contents.byDatastore(id)
      const scoped = scopedById.get(id)
      const consequences = consequencesOf(datastore, effectiveById.get(id), content, target)
      return {
        id,
        name: datastore.name,
        source: datastore.sourceId,
        sourceName: sourceNames.get(datastore.sourceId) ?? datastore.sourceId,
        type: datastore.type,
        capacityMib: datastore.capacityMib,
        freeMib: datastore.freeMib,
        vms: scoped?.vmCount ?? 0,
        disks: scoped?.diskCount ?? 0,
        disksWithoutSize: content.disksWithoutSize,
        provisionedMib: scoped?.capacityMib ?? 0,
        isNeeded: held !== null,
        isOpen: held !== null && held.destination === null,
        suggestion: suggestionOf(suggestedById.get(id)),
        decision: decision ?? null,
        effective: held,
        rule: held === null ? null : (found?.place ?? null),
        evidence: storageEvidence(datastore).map((entry) => ({ ...entry })),
        consequences,
        offload: held === null ? [] : offloadOf(datastore, target),
        warnings: warningsOf(held, content, storageClasses, consequences),
      }
    })
  const overrides = describeOverrides(estate, mapping, target)
  return {
    rows,
    open: rows.filter((row) => row.isOpen).length + overrides.filter(({ refusals, places }) => refusals.length > 0 || places.some(({ isOwn, choice }) => isOwn && choice.destination === null)).length,
    storageClasses,
    counted: { vms: inScope.length, disks: countDisks(inScope) },
    elsewhere: contents.elsewhere,
    directLuns: contents.directLuns,
    flows: ofScope.part(storageFlows, inScope, mapping).map((flow) => ({ ...flow })),
    rules: describeRules(rules, datastores.filter(({ id }) => effectiveById.has(id)), decisions),
    ruleFields: STORAGE_RULE_FIELDS.map(({ name }) => name),
    overrides,
    growthPercent: target.storage.growthPercent,
  }
}

function mapAllStorage(datastores: MappingEstate['datastores'], included: MappingEstate['included'], target: Target, ofDatastores: Decisions['datastore.storage-class'], ofRules: Decisions['storage.rules'], ofVms: Decisions['vm.storage-class'], ofDisks: Decisions['vm.disk-storage-classes'], memo: PartMemo): StorageMapping {
  return mapStorage({ datastores, included, target, decisions: { 'datastore.storage-class': ofDatastores, 'storage.rules': ofRules, 'vm.storage-class': ofVms, 'vm.disk-storage-classes': ofDisks } }, memo)
}

/** Where datastores would go without what is decided of each. */
function suggestAll(datastores: MappingEstate['datastores'], included: MappingEstate['included'], target: Target, ofRules: Decisions['storage.rules'], memo: PartMemo): ReadonlyMap<string, DatastoreMapping> {
  return byId(mapDatastores(datastores, included, target, { 'datastore.storage-class': {}, 'storage.rules': ofRules }, memo))
}

function choiceOf(mapping: DatastoreMapping | undefined, target: Target, decision: Parameters<typeof storageChoice>[2]): StorageChoice | null {
  return mapping === undefined ? null : storageChoice(mapping, target, decision)
}

/** The destination alone: nobody asks what a suggestion rests on, which for 50,000 VMs was a fifth of the answer. */
function suggestionOf(mapping: DatastoreMapping | undefined): StorageRow['suggestion'] {
  return mapping === undefined ? null : { destination: storageDestination(mapping) }
}

function consequencesOf(datastore: EstateDatastore, mapping: DatastoreMapping | undefined, content: ReturnType<DatastoreContents['byDatastore']>, target: Target): Consequences {
  const destination = mapping?.destination ?? null
  return destination === null ? [] : storageConsequences(datastore, destination, content, target).map((entry) => ({ ...entry }))
}

function offloadOf(datastore: EstateDatastore, target: Target): StorageRow['offload'] {
  return target.storageClasses.flatMap((storageClass) => {
    const chosen = chooseModes(storageClass)
    const judged = 'modes' in chosen ? judgeCopyOffload(datastore, storageClass, chosen.modes, target) : null
    return judged !== null && 'vendor' in judged ? [{ storageClass: storageClass.name, vendor: judged.vendor }] : []
  })
}

function warningsOf(held: StorageChoice | null, { disksWithoutSize, windowsVms }: ReturnType<DatastoreContents['byDatastore']>, classes: readonly StorageClassUse[], consequences: Consequences): MappingWarning[] {
  const destination = held?.destination ?? null
  const use = classes.find(({ name }) => name === destination?.storageClass)
  const warnings: MappingWarning[] = []
  if (destination?.canLiveMigrate === false) warnings.push({ code: 'no-live-migration', count: null })
  if (use?.isFull === true) warnings.push({ code: use.fit === 'fits-thin' ? 'class-fits-thin' : 'class-full', count: null })
  if (consequences.some(({ code, kind }) => code === 'windows' && kind === 'warning')) warnings.push({ code: 'windows-on-rbd', count: windowsVms })
  if (disksWithoutSize > 0) warnings.push({ code: 'disk-size-unknown', count: disksWithoutSize })
  return warnings
}

function byId(mappings: readonly DatastoreMapping[]): ReadonlyMap<string, DatastoreMapping> {
  return new Map(mappings.map((mapping) => [mapping.datastoreId, mapping]))
}
