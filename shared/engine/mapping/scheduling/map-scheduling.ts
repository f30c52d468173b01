import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateCluster } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Vm } from '#shared/domain/estate/vm.ts'
import type { ClusterScheduling, SchedulingPlan } from '#shared/domain/plan/scheduling.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { chooseHealthCheck } from './choose-health-check.ts'
import { chooseDescheduler } from './choose-descheduler.ts'
import { drsBalancing } from './drs-balancing.ts'
import { failoverHosts } from './failover-hosts.ts'
import { ovirtBalancing } from './ovirt-balancing.ts'

/**
 * How the load of the source's clusters is balanced and their failures are met today, and what of the target follows. A cluster is
 * known to a VM by its name, which RVTools has no id beside: clusters of one name in one source count together.
 */
export function mapScheduling(
  sources: readonly Pick<Source, 'id' | 'kind'>[],
  clusters: readonly EstateCluster[],
  includedVms: readonly Pick<Vm, 'sourceId' | 'clusterName'>[],
  target: Target,
): SchedulingPlan {
  const kinds = new Map(sources.map(({ id, kind }) => [id, kind]))
  const counts = new Map<string, number>()
  for (const { sourceId, clusterName } of includedVms) {
    const key = JSON.stringify([sourceId, clusterName])
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const used = clusters
    .map((cluster): ClusterScheduling => {
      const { balancing, reasons } = kinds.get(cluster.sourceId) === 'ovirt' ? ovirtBalancing(cluster) : drsBalancing(cluster)
      const failover = failoverHosts(cluster)
      return { clusterId: cluster.id, name: cluster.name, sourceId: cluster.sourceId, vmCount: counts.get(JSON.stringify([cluster.sourceId, cluster.name])) ?? 0, balancing, isHaEnabled: cluster.isHaEnabled, failoverHosts: failover.hosts, reasons: [...reasons, failover.reason] }
    })
    .filter(({ vmCount }) => vmCount > 0)
    .sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.name, right.name) || compareNatural(left.clusterId, right.clusterId))
  return { clusters: used, ...chooseDescheduler(used, target), healthCheck: chooseHealthCheck(used, target) }
}
