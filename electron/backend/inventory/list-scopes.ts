import { toSnakeCase } from '#backend/db/estate-tables.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import { factsInForce } from '#shared/engine/facts/facts-in-force.ts'
import { MOST_SCOPE_FACTS, SCOPE_FACT_FIELDS } from '#shared/contract/inventory-api.ts'
import { listedFactsOf } from './listed-facts.ts'

const CURRENT = 'current_snapshot JOIN snapshot ON snapshot.pk = current_snapshot.pk JOIN source ON source.pk = current_snapshot.source_pk'

const SOURCES = `
  SELECT source.id, snapshot.name, source.kind, (SELECT count(*) FROM vm WHERE vm.snapshot_pk = current_snapshot.pk) AS vms
  FROM ${CURRENT} ORDER BY snapshot.name, source.id`

/** Clusters by the name that their VMs bear: where an inventory has no sheet of clusters, VMs still name them. */
const CLUSTERS = `
  SELECT vm.cluster_name AS name, source.id AS source, snapshot.name AS sourceName, count(*) AS vms
  FROM ${CURRENT} JOIN vm ON vm.snapshot_pk = current_snapshot.pk
  WHERE vm.cluster_name IS NOT NULL GROUP BY source.pk, vm.cluster_name ORDER BY vm.cluster_name, snapshot.name, source.id`

/** The fields are columns of the table: names of our own, as SQL writes them. */
const factsOf = (field: string): string => `
  SELECT '${field}' AS field, application."${toSnakeCase(field)}" AS value, count(*) AS vms
  FROM ${CURRENT} JOIN vm ON vm.snapshot_pk = current_snapshot.pk
    JOIN current_side_link AS link ON link.kind = 'application' AND link.vm_id = vm.id JOIN application ON application.pk = link.row_pk
  WHERE value IS NOT NULL GROUP BY value ORDER BY vms DESC, value`

/** What a scope can be narrowed to: the sources, the clusters that VMs bear and everything that application lists say of them, each with how many (templates too). */
export function listScopes({ database }: ProjectFile): ApiOutput<'inventory.scopes'> {
  const facts = SCOPE_FACT_FIELDS.flatMap((field) => database.prepare(factsOf(field)).all())
  return { sources: database.prepare(SOURCES).all(), clusters: database.prepare(CLUSTERS).all(), facts } as ApiOutput<'inventory.scopes'> // columns as selected; the router parses them
}

/** Of each field the commonest values alone, which is what people choose from. */
export function commonestScopes({ facts, ...others }: ApiOutput<'inventory.scopes'>): ApiOutput<'inventory.scopes'> {
  return { ...others, facts: SCOPE_FACT_FIELDS.flatMap((name) => facts.filter(({ field }) => field === name).slice(0, MOST_SCOPE_FACTS)) }
}

/** The same with what is decided of VMs in the place of what lists say. */
export function scopesWith(project: ProjectFile, { facts, ...others }: ApiOutput<'inventory.scopes'>, decisions: ReadonlyMap<string, DecisionValue<'vm.facts'>>): ApiOutput<'inventory.scopes'> {
  const counts = new Map(SCOPE_FACT_FIELDS.map((field) => [field, new Map<string, number>()]))
  const count = (field: ScopeField, value: string | null, by: number): void => {
    const own = counts.get(field)
    if (value !== null) own?.set(value, (own.get(value) ?? 0) + by)
  }
  for (const { field, value, vms } of facts) count(field, value, vms)
  for (const [id, listed] of listedFactsOf(project, [...decisions.keys()])) {
    const own = factsInForce(decisions.get(id), listed)
    for (const field of SCOPE_FACT_FIELDS) {
      count(field, listed[field], -1)
      count(field, own[field], 1)
    }
  }
  const decided = [...counts].flatMap(([field, values]) => [...values].filter(([, vms]) => vms > 0).map(([value, vms]) => ({ field, value, vms })))
  return commonestScopes({ ...others, facts: decided.sort((left, right) => right.vms - left.vms || compareText(left.value, right.value)) })
}

type ScopeField = (typeof SCOPE_FACT_FIELDS)[number]
