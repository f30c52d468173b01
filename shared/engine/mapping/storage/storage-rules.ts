import type { DecisionValue, Decisions } from '#shared/domain/decisions/decision.ts'
import { STORAGE_RULES_SUBJECT } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import { type FilterRow, matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import type { FilterField } from '#shared/engine/filter/filter-field.ts'
import { type FilterExpression, parseFilter } from '#shared/engine/filter/parse-filter.ts'
import { traitsOf } from './datastore-traits.ts'

export type StorageRule = DecisionValue<'storage.rules'>['rules'][number]

/** What a rule's expression may name. Sizes in MiB, and they may bear another unit: `capacityMib > 10TiB`. */
export const STORAGE_RULE_FIELDS: readonly FilterField[] = [
  { name: 'name', type: 'text' },
  { name: 'type', type: 'text' },
  { name: 'address', type: 'text' },
  { name: 'protocol', type: 'text' },
  { name: 'array', type: 'text' },
  { name: 'device', type: 'text' },
  { name: 'tier', type: 'text' },
  { name: 'cluster', type: 'text' },
  { name: 'datastoreCluster', type: 'text' },
  { name: 'hosts', type: 'number' },
  { name: 'isSingleHost', type: 'boolean' },
  { name: 'capacityMib', type: 'number' },
  { name: 'freeMib', type: 'number' },
  { name: 'inUseMib', type: 'number' },
]

/** A rule's expression, read. Throws FilterSyntaxError for one that is not understood. */
export function parseStorageRule(where: string): FilterExpression {
  return parseFilter(where, STORAGE_RULE_FIELDS)
}

/** The rules in force, in their order. */
export function storageRulesOf(decisions: Pick<Decisions, 'storage.rules'>): readonly StorageRule[] {
  return decisions['storage.rules'][STORAGE_RULES_SUBJECT]?.rules ?? []
}

/** Answers the first rule that a datastore passes with its place from 1, or null. Rules were read when they were decided. */
export function createRuleFinder(rules: readonly StorageRule[]): (datastore: EstateDatastore) => { readonly rule: StorageRule; readonly place: number } | null {
  const read = rules.map((rule, index) => ({ rule, place: index + 1, expression: parseStorageRule(rule.where) }))
  return (datastore) => {
    if (read.length === 0) return null
    const row = ruleRow(datastore)
    return read.find(({ expression }) => matchesFilter(expression, row)) ?? null
  }
}

/** A datastore as rules see it. */
export function ruleRow(datastore: EstateDatastore): FilterRow {
  const { protocol, array, deviceNames, tier, clusterNames, isSingleHost } = traitsOf(datastore)
  return {
    name: datastore.name,
    type: datastore.type,
    address: datastore.address,
    protocol,
    array: array?.title ?? null,
    device: deviceNames,
    tier,
    cluster: clusterNames,
    datastoreCluster: datastore.datastoreClusterName,
    hosts: datastore.hostCount,
    isSingleHost,
    capacityMib: datastore.capacityMib,
    freeMib: datastore.freeMib,
    inUseMib: datastore.inUseMib,
  }
}
