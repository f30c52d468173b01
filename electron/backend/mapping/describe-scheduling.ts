import { summariseScheduling } from '#backend/plan/summarise-scheduling.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { mapScheduling } from '#shared/engine/mapping/scheduling/map-scheduling.ts'
import type { MappingEstate } from './mapping-estate.ts'

/** What follows from how the source's clusters schedule, by the plan's own function; a scope narrows which clusters are listed and counted. */
export function describeScheduling({ sources, clusters, included, inScope, isNarrowed, sourceNames, target }: MappingEstate): ApiOutput<'mapping.scheduling'> {
  const whole = mapScheduling(sources, clusters, included, target)
  const listed = isNarrowed ? mapScheduling(sources, clusters, inScope, target).clusters : whole.clusters
  const { clusters: rows, ...rest } = summariseScheduling({ ...whole, clusters: listed })
  return { ...rest, rows: rows.map((row) => ({ ...row, sourceName: sourceNames.get(row.sourceId) ?? row.sourceId })), features: { descheduler: target.features.descheduler, nodeHealthCheck: target.features.nodeHealthCheck } }
}
