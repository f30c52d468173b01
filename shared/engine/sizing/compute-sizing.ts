import type { Finding } from '#shared/domain/finding.ts'
import type { Term } from '#shared/domain/sizing/figure.ts'
import type { NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { PoolResult, SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { finish, type Steps } from '#shared/domain/steps.ts'
import { networkOf, splitAdvice } from './cluster-limits.ts'
import { controlPlaneOf, mostWorkers } from './control-plane.ts'
import { costOf } from './cost.ts'
import { type EntitledPool, licencesOf, subscriptionsOf, wattsOf } from './entitlements.ts'
import { figure, plus } from './figure.ts'
import { sizingFinding } from './findings.ts'
import { growthFactor } from './growth.ts'
import { listDemand } from './list-demand.ts'
import { listPools } from './list-pools.ts'
import { GENERAL_GROUP } from './match-group.ts'
import type { SizingTarget } from './node-hardware.ts'
import { poolFindings, scenarioFindings } from './scenario-findings.ts'
import { sizePool } from './size-pool.ts'
import type { ClusterFailover, LeftOutVm, SizingHost, SizingVm } from './sizing-vm.ts'
import { odfNodeOf } from './odf-node.ts'
import { storageCapacity } from './storage-capacity.ts'
import { sumDemand } from './sum-demand.ts'

export interface SizingInput {
  readonly name: string
  readonly scenario: SizingScenario
  /** What reading the scenario found. */
  readonly scenarioFindings?: readonly Finding[]
  readonly target: SizingTarget
  /** That take part and are in scope. */
  readonly vms: readonly SizingVm[]
  readonly leftOut: readonly LeftOutVm[]
  readonly hosts: readonly SizingHost[]
  readonly clusters: readonly ClusterFailover[]
}

/**
 * How many nodes of which kind the VMs of a scenario take, where each lands, what decides it, and what the cluster around
 * them has to be. Whatever cannot be answered is a finding, and the rest is answered all the same. Static: what
 * waves fill and free over time is not in it. The same input gives the same answer.
 */
export function computeSizing(input: SizingInput): SizingResult {
  return finish(sizingSteps(input))
}

/** The same piece by piece, for whoever has other things to do in between: 10,000 VMs take up to a second. */
export function* sizingSteps(input: SizingInput): Steps<SizingResult> {
  const { name, scenario, target } = input
  const openshift = scenario.openshift ?? target.openshift
  const topology = scenario.controlPlane ?? target.controlPlane
  const growth = growthFactor(scenario.growth)
  const { scoped, grouped, items, growth: more, platform } = listDemand(input.vms, input.leftOut, scenario, openshift)
  const findings: Finding[] = [...(input.scenarioFindings ?? []), ...scoped.findings, ...scenarioFindings(scenario, items), ...groupFindings(scenario.groups)]
  const isSingle = mostWorkers(topology) === 1
  const listed = listPools([...items, ...more, ...platform], scenario, target, input.hosts, openshift)
  const general = listed[0]
  findings.push(...(general?.findings ?? []))
  const odfNode = odfNodeOf(general?.hardware ?? [], scenario)
  const { storage, findings: storageFindings } = storageCapacity(input.vms, growth, scenario, target, odfNode)
  findings.push(...storageFindings)

  const open = scenario.groups.filter(({ isFenced }) => !isFenced)
  const entitled: EntitledPool[] = []
  for (const { group, items: own, hardware, kinds, findings: ownFindings } of listed) {
    const { pool, findings: poolOwn } = yield* sizePool({
      name: group?.name ?? GENERAL_GROUP,
      isFenced: group !== null,
      items: own,
      kinds,
      groups: group === null ? open : [group],
      failover: isSingle ? { by: 'count', nodes: 0 } : (group?.failover ?? scenario.failover),
      updateNodes: isSingle ? 0 : scenario.updateNodes,
      clusters: input.clusters,
      storageNodes: group === null ? (storage.odf?.nodes.value ?? 0) : 0,
    })
    findings.push(...(group === null ? [] : ownFindings), ...poolOwn, ...poolFindings(pool, kinds, scenario))
    entitled.push({ pool, hardware, groups: group === null ? [GENERAL_GROUP, ...open.map((entry) => entry.name)] : [group.name] })
  }

  const pools = entitled.map(({ pool }) => pool)
  const workers = figure('nodes', pools.map((pool): Term => plus(`Group ${pool.name}`, pool.nodeCount.value, 'nodes', `nodeCount of the group`)))
  const askedFailover = scenario.failover.by === 'count' ? scenario.failover.nodes : Math.max(0, ...pools.map(({ failoverNodes }) => failoverNodes))
  const { controlPlane, findings: planeFindings } = controlPlaneOf(topology, workers.value, scenario, askedFailover)
  const nodes = workers.value + (controlPlane.role?.nodes ?? 0) + (controlPlane.infra?.nodes ?? 0)
  const { split, findings: splitFindings } = splitAdvice(workers.value, items.length + more.length, items.length + more.length + nodes * scenario.platformPods)
  const { network, findings: networkFindings } = networkOf(scenario, nodes)
  findings.push(...planeFindings, ...splitFindings, ...networkFindings)
  const subscriptions = subscriptionsOf(entitled, scenario.hasAcm)
  return {
    name,
    openshift,
    workers,
    binding: pools.reduce<PoolResult | null>((most, pool) => (most === null || pool.nodeCount.value > most.nodeCount.value ? pool : most), null)?.binding ?? 'none',
    isPartial: findings.some(({ ruleId }) => PARTIAL.has(ruleId)),
    isVerified: pools.every((pool) => pool.isVerified),
    demand: { ...sumDemand(scoped, grouped.map(({ vm }) => vm), items, more, platform, openshift), poweredOff: scoped.poweredOff },
    leftOut: scoped.leftOut,
    unsized: scoped.unsized,
    pools,
    controlPlane,
    network,
    split,
    storage,
    licences: licencesOf(grouped, entitled),
    subscriptions,
    watts: wattsOf(entitled),
    cost: costOf(entitled, subscriptions, scenario.prices),
    findings,
  }
}

/** Findings after which some VM or input is not in the answer. */
const PARTIAL: ReadonlySet<string> = new Set(['input-invalid', 'vm-unsized', 'vm-too-large', 'no-node', 'no-node-left', 'no-node-model', 'disk-size-unknown'].map((code) => `sizing.${code}`))

/** Two groups of one name would share their nodes unseen. */
function groupFindings(groups: readonly NodeGroup[]): readonly Finding[] {
  const names = groups.map(({ name }) => name)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index || name === GENERAL_GROUP))]
    .map((name) => sizingFinding('group-twice', 'critical', name, `The group name ${name} is there twice or is the general one’s: the groups are taken for one.`, 'Give each group a name of its own.'))
}
