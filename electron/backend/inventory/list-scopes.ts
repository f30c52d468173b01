import { toSnakeCase } from '#backend/db/estate-tables.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { MOST_SCOPE_FACTS, SCOPE_FACT_FIELDS } from '#shared/contract/inventory-api.ts'
import { sourceNames } from '#shared/domain/estate/source-names.ts'

type Scopes = ApiOutput<'inventory.scopes'>

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
  WHERE value IS NOT NULL GROUP BY value ORDER BY vms DESC, value LIMIT ${MOST_SCOPE_FACTS}`

/** What a scope can be narrowed to: the sources, the clusters that VMs bear and what application lists say of them, each with how many (templates too). */
export function listScopes({ database }: ProjectFile): Scopes {
  const facts = SCOPE_FACT_FIELDS.flatMap((field) => database.prepare(factsOf(field)).all())
  const sources = database.prepare(SOURCES).all() as Scopes['sources'] // columns as selected; the router parses them
  const clusters = database.prepare(CLUSTERS).all() as Scopes['clusters'] // likewise
  const nameOf = sourceNames(sources)
  return {
    sources: sources.map((source) => ({ ...source, name: nameOf.get(source.id) ?? source.name })),
    clusters: clusters.map((cluster) => ({ ...cluster, sourceName: nameOf.get(cluster.source) ?? cluster.sourceName })),
    facts: facts as Scopes['facts'], // likewise
  }
}
