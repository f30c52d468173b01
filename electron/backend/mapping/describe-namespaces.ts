import type { ApiOutput } from '#shared/contract/api.ts'
import type { NamespaceFlow } from '#shared/contract/namespace-flows.ts'
import { compareText, compareUnknownLast } from '#shared/domain/compare.ts'
import { sourceNames as namesOfSources } from '#shared/domain/estate/source-names.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { ComputeEstate } from './compute-estate.ts'

/** Which clusters' VMs come to which namespaces, by the plan's own word; VMs that no plan has are flows of their own. */
export function describeNamespaces({ inScope, estate }: Pick<ComputeEstate, 'inScope' | 'estate'>, plan: Pick<MigrationPlan, 'plans'>): ApiOutput<'mapping.namespaces'> {
  const sourceNames = namesOfSources(estate.sources)
  const namespaces = new Map(plan.plans.flatMap(({ vms, targetNamespace }) => vms.map(({ vmId }) => [vmId, targetNamespace])))
  const flows = new Map<string, NamespaceFlow>()
  for (const { id, sourceId, clusterName } of inScope) {
    const namespace = namespaces.get(id) ?? null
    const key = JSON.stringify([sourceId, clusterName, namespace])
    const flow = flows.get(key) ?? { source: sourceId, sourceName: sourceNames.get(sourceId) ?? sourceId, cluster: clusterName, namespace, vms: 0 }
    flow.vms += 1
    flows.set(key, flow)
  }
  return {
    flows: [...flows.values()].sort((left, right) => compareText(left.source, right.source) || compareUnknownLast(left.cluster, right.cluster) || compareUnknownLast(left.namespace, right.namespace)),
    vms: inScope.length,
  }
}
