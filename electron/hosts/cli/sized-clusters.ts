import type { ApiOutput } from '#shared/contract/api.ts'

type Result = ApiOutput<'sizing.compute'>['results'][number]

const PERCENT = 100

/** One target cluster a scenario, in sums: what a script asks first. Everything behind a number is in `results`. */
export function sizedClusters(results: readonly Result[]) {
  return results.map(({ name, demand, workers, pools, controlPlane, binding }) => {
    const sum = (of: (pool: Result['pools'][number]) => number): number => pools.reduce((total, pool) => total + of(pool), 0)
    const [packed, failover, drain, bound] = [sum((pool) => pool.workloadNodes), sum((pool) => pool.failoverNodes), sum((pool) => pool.updateNodes), sum((pool) => pool.bound)]
    // A hosted or compact control plane has no nodes of its own.
    const [ofControlPlane, infra] = [controlPlane.role?.nodes ?? 0, controlPlane.infra?.nodes ?? 0]
    return {
      name,
      nodeModel: modelsOf(pools),
      vms: demand.vms.value,
      // All that are not kept free: more than the packed ones where storage asks for more nodes than VMs do.
      nodes: { workers: workers.value - failover - drain, failover, drain, controlPlane: ofControlPlane, infra, total: workers.value + ofControlPlane + infra },
      bound,
      packed,
      gapPercent: bound === 0 ? 0 : (packed / bound - 1) * PERCENT,
      bindingConstraint: binding,
      perNode: pools.flatMap((pool) => pool.nodes.map(({ name: node, kind, isExisting, isSpare, vms, cpuMillicores, memoryMib, pods, cpuPercent, memoryPercent }) => ({ name: node, nodeModel: kind, group: pool.name, isExisting, isSpare, vms, cpuMillicores, memoryMib, pods, cpuPercent, memoryPercent }))),
    }
  })
}

/** The names of the models that are used, each once; null where there is no node. */
function modelsOf(pools: Result['pools']): string | null {
  const names = new Set(pools.flatMap(({ kinds }) => kinds.filter(({ nodes }) => nodes > 0).map(({ name }) => name)))
  return names.size === 0 ? null : [...names].join(', ')
}
