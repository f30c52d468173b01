import type { ProjectFile } from '#backend/db/project-file.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

const CURRENT = 'current_snapshot JOIN snapshot ON snapshot.pk = current_snapshot.pk JOIN source ON source.pk = current_snapshot.source_pk'

const SOURCES = `
  SELECT source.id, snapshot.name, source.kind, (SELECT count(*) FROM vm WHERE vm.snapshot_pk = current_snapshot.pk) AS vms
  FROM ${CURRENT} ORDER BY snapshot.name, source.id`

/** Clusters by the name that their VMs bear: where an inventory has no sheet of clusters, VMs still name them. */
const CLUSTERS = `
  SELECT vm.cluster_name AS name, source.id AS source, snapshot.name AS sourceName, count(*) AS vms
  FROM ${CURRENT} JOIN vm ON vm.snapshot_pk = current_snapshot.pk
  WHERE vm.cluster_name IS NOT NULL GROUP BY source.pk, vm.cluster_name ORDER BY vm.cluster_name, snapshot.name, source.id`

/** What a scope can be narrowed to: the sources and the clusters that VMs bear, each with how many (templates too). */
export function listScopes({ database }: ProjectFile): ApiOutput<'inventory.scopes'> {
  return { sources: database.prepare(SOURCES).all(), clusters: database.prepare(CLUSTERS).all() } as ApiOutput<'inventory.scopes'> // columns as selected; the router parses them
}
