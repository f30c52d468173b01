import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateCluster, EstateVm } from '#shared/domain/estate/estate.ts'
import { NODE_GROUP_LABEL, NODE_GROUP_TAINT_EFFECT } from '#shared/domain/plan/labels.ts'
import type { NodeLabel, PlacementChoice, PlannedNodeGroup, Texts, Toleration } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { NodeGroup, PlacementPolicy } from '#shared/domain/target/placement-policy.ts'
import { decidedBecause } from './decided-because.ts'

type GroupedVm = Pick<EstateVm, 'id' | 'clusterName'>
type GroupDecisions = Decisions['vm.node-group']

export interface NodeGroupPlan {
  readonly groups: readonly PlannedNodeGroup[]
  readonly nodeLabels: readonly NodeLabel[]
  readonly findings: readonly Reason[]
  groupOf(vm: GroupedVm): { readonly nodeSelector: Texts; readonly tolerations: readonly Toleration[] } | null
}

/** The groups of nodes that source clusters become, and single VMs are given. Clusters of one name go to one group, whichever source they are of. */
export function planNodeGroups(included: readonly GroupedVm[], clusters: readonly Pick<EstateCluster, 'name'>[], policy: PlacementPolicy, decisions: GroupDecisions): NodeGroupPlan {
  const choose = nodeGroupChooser(policy, decisions)
  const chosen = included.map((vm) => choose(vm).value)
  const counts = new Map<NodeGroup, number>()
  for (const group of chosen) if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1)
  const groups = policy.nodeGroups
    .map((group): PlannedNodeGroup => ({ name: group.name, clusters: [...group.clusters].sort(compareNatural), isTainted: group.isTainted, vmCount: counts.get(group) ?? 0 }))
    .sort((left, right) => compareText(left.name, right.name))
  const names = new Set(groups.map(({ name }) => name))
  const unknown = [...new Set(included.flatMap(({ id }) => decisions[id]?.group ?? []))].filter((name) => !names.has(name)).sort(compareText)
  return {
    groups,
    nodeLabels: groups.map(({ name, clusters: of, isTainted }) => ({ key: keyOf(name), taint: isTainted ? `${keyOf(name)}=:${NODE_GROUP_TAINT_EFFECT}` : null, hostNames: null, because: `for the VMs of ${of.join(', ')}` })),
    findings: [
      ...unknown.map((name) => ({ code: 'node-group-unknown', message: `VMs were given the node group ${name}, which the target does not have: they keep that of their cluster.` })),
      ...findingsOf(groups, new Set(clusters.map(({ name }) => name)), chosen.filter((group) => group === null).length),
    ],
    groupOf: (vm) => {
      const group = choose(vm).value
      if (group === null) return null
      return { nodeSelector: { [keyOf(group.name)]: '' }, tolerations: group.isTainted ? [{ key: keyOf(group.name), operator: 'Exists', effect: NODE_GROUP_TAINT_EFFECT }] : [] }
    },
  }
}

/** Which node group a VM goes to, and why. A decided one that the target does not have leaves it with its cluster's. */
export function nodeGroupChooser({ nodeGroups }: Pick<PlacementPolicy, 'nodeGroups'>, decisions: GroupDecisions): (vm: GroupedVm) => PlacementChoice<NodeGroup | null> {
  const byName = new Map(nodeGroups.map((group) => [group.name, group]))
  const byCluster = new Map(nodeGroups.flatMap((group) => group.clusters.map((cluster) => [cluster, group] as const)))
  return ({ id, clusterName }) => {
    const decision = decisions[id]
    const group = decision === undefined || decision.group === null ? undefined : byName.get(decision.group)
    if (decision !== undefined && (decision.group === null || group !== undefined)) return { value: group ?? null, isDecided: true, reasons: [decidedBecause('node-group-decided', decision.reason)] }
    const ofCluster = (clusterName === null ? undefined : byCluster.get(clusterName)) ?? null
    const unknown = decision === undefined ? [] : [{ code: 'node-group-unknown', message: `The target has no node group ${decision.group ?? ''}, which was decided for it.` }]
    const because = ofCluster === null
      ? { code: 'node-group-none', message: nodeGroups.length === 0 ? 'The target has no node groups.' : 'No node group takes its cluster: it runs on any node without a taint.' }
      : { code: 'node-group-of-cluster', message: `The target puts the VMs of ${clusterName ?? ''} there.` }
    return { value: ofCluster, isDecided: false, reasons: [...unknown, because] }
  }
}

function keyOf(name: string): string {
  return `${NODE_GROUP_LABEL}-${name}`
}

function findingsOf(groups: readonly PlannedNodeGroup[], known: ReadonlySet<string>, without: number): readonly Reason[] {
  if (groups.length === 0) return []
  const unknown = groups.flatMap(({ clusters }) => clusters).filter((cluster) => !known.has(cluster))
  const consolidated = groups.map(({ name, clusters }) => ({ name, clusters: clusters.filter((cluster) => known.has(cluster)) })).filter(({ clusters }) => clusters.length > 1)
  return [
    ...unknown.map((cluster) => ({ code: 'group-cluster-unknown', message: `No source has a cluster called ${cluster}, which the target puts into a node group.` })),
    ...consolidated.map(({ name, clusters }) => ({ code: 'clusters-consolidated', message: `${clusters.join(', ')} become the one node group ${name}: what kept them apart (hosts, failover, CPU generation) holds no more between them.` })),
    ...(without === 0 ? [] : [{ code: 'group-none', message: `${without} of the VMs go to no node group, by their cluster or by decision: they run on any node without a taint.` }]),
    ...(groups.some(({ isTainted }) => isTainted) ? [{ code: 'taint-needs-patch', message: 'No field of a Plan tolerates a taint: VMs of a group with one are patched, and wait for it if the nodes bear the taint already.' }] : []),
  ]
}
