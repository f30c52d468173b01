import type { StorageRuleRow } from '#shared/contract/mapping-rows.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import { matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import { parseStorageRule, ruleRow, type StorageRule } from '#shared/engine/mapping/storage/storage-rules.ts'

/** The rules in their order, with how many of the datastores in use pass each, and for how many it decides. */
export function describeRules(rules: readonly StorageRule[], datastores: readonly EstateDatastore[], decided: Decisions['datastore.storage-class']): StorageRuleRow[] {
  const rows = rules.length === 0 ? [] : datastores.map((datastore) => ({ id: datastore.id, row: ruleRow(datastore) }))
  const taken = new Set(Object.keys(decided))
  return rules.map((rule, index) => {
    const expression = parseStorageRule(rule.where)
    const passing = rows.filter(({ row }) => matchesFilter(expression, row))
    const own = passing.filter(({ id }) => !taken.has(id))
    for (const { id } of own) taken.add(id)
    return { ...rule, place: index + 1, passed: passing.length, decides: own.length }
  })
}
