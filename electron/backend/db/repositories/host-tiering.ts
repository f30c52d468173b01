import type { EstateHost } from '#shared/domain/estate/estate.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'
import { MEMORY_TIERING_ATTRIBUTE } from '#shared/domain/estate/memory-tiering.ts'
import type { ProjectFile } from '../project-file.ts'

/** Hosts with the kind of memory tiering that their inventory states; those of which it says nothing stay as they are. */
export function withTiering({ database }: ProjectFile, hosts: Host[]): EstateHost[] {
  const rows = database.prepare(TIERING).raw().all(MEMORY_TIERING_ATTRIBUTE) as [id: string, value: string][] // the columns as the query writes them
  if (rows.length === 0) return hosts
  const tiering = new Map(rows)
  return hosts.map((host) => {
    const memoryTiering = tiering.get(host.id)
    return memoryTiering === undefined ? host : { ...host, memoryTiering }
  })
}

/** In this order (sqlite.org/optoverview.html#crossjoin): the other way round, the attributes of all hosts of all imports are gone through. */
const TIERING = `
  SELECT host.id, attribute.value FROM current_snapshot
    CROSS JOIN host ON host.snapshot_pk = current_snapshot.pk
    CROSS JOIN attribute ON attribute.object_kind = 'host' AND attribute.object_pk = host.pk
  WHERE attribute.name = ?`
