import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateCluster, EstateVm } from '#shared/domain/estate/estate.ts'
import type { NodeLabel, PlannedNodeGroup, Texts, Toleration } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { PlacementPolicy } from '#shared/domain/target/placement-policy.ts'

/** Label and taint of a node group: `portolan.io/node-group-<name>`. */
const GROUP_LABEL = 'portolan.io/node-group'
const TAINT_EFFECT = 'NoSchedule'

export interface NodeGroupPlan {
  readonly groups: readonly PlannedNodeGroup[]
  readonly nodeLabels: readonly NodeLabel[]
  readonly findings: readonly Reason[]
  groupOf(vm: Pick<EstateVm, 'clusterName'>): { readonly nodeSelector: Texts; readonly tolerations: readonly Toleration[] } | null
}

/** The groups of nodes that source clusters become. Clusters of one name go to one group, whichever source they are of. */
export function planNodeGroups(included: readonly Pick<EstateVm, 'clusterName' | 'sourceId'>[], clusters: readonly Pick<EstateCluster, 'name'>[], { nodeGroups }: PlacementPolicy): NodeGroupPlan {
  const byCluster = new Map(nodeGroups.flatMap((group) => group.clusters.map((cluster) => [cluster, group] as const)))
  const known = new Set(clusters.map(({ name }) => name))
  const groups = nodeGroups
    .map((group): PlannedNodeGroup => ({ name: group.name, clusters: [...group.clusters].sort(compareNatural), isTainted: group.isTainted, vmCount: included.filter(({ clusterName }) => clusterName !== null && byCluster.get(clusterName) === group).length }))
    .sort((left, right) => compareText(left.name, right.name))
  return {
    groups,
    nodeLabels: groups.map(({ name, clusters: of, isTainted }) => ({ key: keyOf(name), taint: isTainted ? `${keyOf(name)}=:${TAINT_EFFECT}` : null, hostNames: null, because: `for the VMs of ${of.join(', ')}` })),
    findings: findingsOf(groups, known, included, byCluster),
    groupOf: ({ clusterName }) => {
      const group = clusterName === null ? undefined : byCluster.get(clusterName)
      if (group === undefined) return null
      return { nodeSelector: { [keyOf(group.name)]: '' }, tolerations: group.isTainted ? [{ key: keyOf(group.name), operator: 'Exists', effect: TAINT_EFFECT }] : [] }
    },
  }
}

function keyOf(name: string): string {
  return `${GROUP_LABEL}-${name}`
}

function findingsOf(groups: readonly PlannedNodeGroup[], known: ReadonlySet<string>, included: readonly Pick<EstateVm, 'clusterName' | 'sourceId'>[], byCluster: ReadonlyMap<string, unknown>): readonly Reason[] {
  if (groups.length === 0) return []
  const unknown = groups.flatMap(({ clusters }) => clusters).filter((cluster) => !known.has(cluster))
  const consolidated = groups.map(({ name, clusters }) => ({ name, clusters: clusters.filter((cluster) => known.has(cluster)) })).filter(({ clusters }) => clusters.length > 1)
  const without = included.filter(({ clusterName }) => clusterName === null || !byCluster.has(clusterName)).length
  const isFenced = groups.some(({ isTainted }) => isTainted)
  return [
    ...unknown.map((cluster) => ({ code: 'group-cluster-unknown', message: `No source has a cluster called ${cluster}, which the target puts into a node group.` })),
    ...consolidated.map(({ name, clusters }) => ({ code: 'clusters-consolidated', message: `${clusters.join(', ')} become the one node group ${name}: what kept them apart (hosts, failover, CPU generation) holds no more between them.` })),
    ...(without === 0 ? [] : [{ code: 'group-none', message: `${without} of the VMs are of no cluster that has a node group: they run on any node without a taint.` }]),
    ...(isFenced ? [{ code: 'taint-needs-patch', message: 'No field of a Plan tolerates a taint: VMs of a group with one are patched, and wait for it if the nodes bear the taint already.' }] : []),
  ]
}
