import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Finding, RuleNotEvaluated } from '#shared/domain/finding.ts'
import type { ComputePlan } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan, PlannedAttachment, PlannedPlan, Reason, UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { findSharedDisks } from '#shared/engine/estate/shared-disks.ts'
import { type FirewallFacts, judgeFirewall, planNetworkSecurity } from '#shared/engine/firewall/plan-network-security.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { planHyperConverged } from '#shared/engine/mapping/cluster/plan-hyper-converged.ts'
import { collectCustomTypes } from '#shared/engine/mapping/compute/collect-custom-types.ts'
import { mapCompute } from '#shared/engine/mapping/compute/map-compute.ts'
import { mapPortGroups, type NetworkMapping } from '#shared/engine/mapping/network/map-port-groups.ts'
import { mapPlacement } from '#shared/engine/mapping/placement/map-placement.ts'
import { placementCarrier } from '#shared/engine/mapping/placement/placement-carrier.ts'
import { mapScheduling } from '#shared/engine/mapping/scheduling/map-scheduling.ts'
import { loadClasses } from '#shared/engine/mapping/storage/class-loads.ts'
import { mapStorage } from '#shared/engine/mapping/storage/map-storage.ts'
import type { PermissionInForce } from '#shared/engine/mapping/tenancy/permission-coverage.ts'
import { mapTenancy } from '#shared/engine/mapping/tenancy/map-tenancy.ts'
import { planNodeNetworks } from '#shared/engine/nic-layout/plan-node-networks.ts'
import { assignTargetNames } from '#shared/engine/naming/target-names.ts'
import { assignNamespaces } from './assign-namespaces.ts'
import { divideByInclusion } from './divide-by-inclusion.ts'
import { createPlacementContext } from './placement-context.ts'
import { makePlans } from './make-plans.ts'
import { OBSTACLES } from './obstacles/registry.ts'
import { listOverrides } from './list-overrides.ts'
import { nodeNetworkAssumptions } from './node-network-assumptions.ts'
import { planImages } from './plan-images.ts'
import { planAssumptions } from './plan-assumptions.ts'
import { planProviders } from './plan-providers.ts'

export interface PlanInput {
  readonly estate: Estate
  readonly target: Target
  readonly decisions: Decisions
  /** What the assessment found, by VM; from MTV 2.12 a critical concern keeps a VM out. */
  readonly concerns: readonly Finding[]
  /** What the assessment could not judge. */
  readonly notEvaluated: readonly RuleNotEvaluated[]
  /** What side files know; absent: none was imported. */
  readonly side?: {
    /** By VM id. */
    readonly applications: ReadonlyMap<string, string>
    /** Null: no file of permissions was imported. */
    readonly permissions: readonly PermissionInForce[] | null
    /** Null or absent: no rules of a firewall were imported. */
    readonly firewall?: FirewallFacts | null
  }
}

/**
 * The whole plan of an estate for a target: every included VM is either in exactly one MTV plan that can
 * become Ready, or in `unplaced` with its reasons; every other VM is in `excluded` with its reasons.
 * Pure and deterministic: the same input gives the same plan, list by list. `memo` keeps parts for whoever asks again with
 * an estate, target or decisions of which some are the same objects as before; it changes no answer.
 */
export function buildMigrationPlan({ estate, target, decisions, concerns, notEvaluated, side }: PlanInput, memo: PartMemo = NOTHING_KEPT): MigrationPlan {
  const { included, excluded } = memo.part(divideByInclusion, estate.vms, decisions['vm.inclusion'], memo)
  const storage = mapStorage({ datastores: estate.datastores, included, target, decisions }, memo)
  const { datastores } = storage
  const networks = memo.shared(mapPortGroups, estate.portGroups, included, target, decisions['port-group.network'])
  const compute = mapCompute({ estate, included, target, decisions, datastores, storageOverrides: storage.overrides }, memo)
  const context = createPlacementContext({ estate, target, included, storage, portGroups: networks.portGroups, compute: compute.vms, concerns }, memo)
  const { providers, bySourceId, assumptions } = memo.part(planProviders, estate.sources, target.migration.destinationProvider)
  const namespaces = memo.part(assignNamespaces, estate.vms, target.namespaces, decisions['vm.namespace'], side?.applications)
  const placement = memo.part(mapPlacement, estate, included, target)
  const reasonsByVmId = new Map<string, readonly Reason[]>(
    included.map((vm) => [vm.id, OBSTACLES.flatMap((obstacle) => obstacle.find(vm, context))]),
  )
  const made = makePlans({
    included,
    reasonsByVmId,
    sharedDisks: memo.part(findSharedDisks, estate.vms),
    context,
    target,
    providers: bySourceId,
    namespaceByVmId: namespaces.byVmId,
    targetNameByVmId: memo.part(assignTargetNames, estate.vms, decisions['vm.target-name']),
    placementByVmId: new Map(placement.vms.map((placed) => [placed.vmId, placed])),
    isPlacedByPlans: placementCarrier(target) === 'plan',
  })
  const scheduling = memo.part(mapScheduling, estate.sources, estate.clusters, included, target)
  const tenancy = mapTenancy(estate, included, { namespaceByVmId: namespacesInForce(namespaces.byVmId, made.plans), permissions: side?.permissions ?? null, target })
  const usedSources = new Set(made.plans.map((plan) => plan.sourceId))
  const usedNamespaces = [...new Set(made.plans.map((plan) => plan.targetNamespace))].sort(compareText)
  const attachments = collectAttachments(made.plans, networks)
  const verdicts = side?.firewall == null ? null : memo.part(judgeFirewall, side.firewall, estate.vms, estate.portGroups)
  const nodeNetworks = planNodeNetworks(target, attachments, estate.portGroups, networks.portGroups, included)
  return {
    target,
    providers: providers.filter((provider) => usedSources.has(provider.sourceId)),
    namespaces: usedNamespaces.map((name) => ({ name, because: namespaces.because.get(name) ?? '' })),
    attachments,
    plans: made.plans,
    unplaced: listUnplaced(included, made.unplacedReasons),
    excluded,
    images: memo.part(planImages, estate.images),
    datastores,
    storageOverrides: listOverrides(included, storage),
    storageClasses: loadClasses(included, storage, target),
    portGroups: networks.portGroups,
    nodeNetworks,
    security: planNetworkSecurity({ verdicts, vms: estate.vms, included, estatePortGroups: estate.portGroups, plans: made.plans, attachments, portGroups: networks.portGroups, target }),
    compute: restrictCompute(compute, made.plans, estate.sources),
    scheduling,
    placement,
    tenancy,
    hyperConverged: planHyperConverged({ estate, included, compute, scheduling, tenancy, nodeNetworks, target }),
    findings: concerns,
    notEvaluated,
    assumptions: [...planAssumptions(target, made.plans, networks, estate.sources), ...nodeNetworkAssumptions(nodeNetworks), ...assumptions],
  }
}

/** Sharers of a disk go where the oldest of them goes, whatever the policy says. */
function namespacesInForce(assigned: ReadonlyMap<string, string>, plans: readonly PlannedPlan[]): ReadonlyMap<string, string> {
  return new Map([...assigned, ...plans.flatMap(({ vms, targetNamespace }) => vms.map(({ vmId }) => [vmId, targetNamespace] as const))])
}

function listUnplaced(included: readonly EstateVm[], reasonsByVmId: ReadonlyMap<string, readonly Reason[]>): readonly UnplacedVm[] {
  return included
    .filter((vm) => (reasonsByVmId.get(vm.id)?.length ?? 0) > 0)
    .map((vm) => ({ vmId: vm.id, name: vm.name, reasons: reasonsByVmId.get(vm.id) ?? [] }))
    .sort((left, right) => compareNatural(left.vmId, right.vmId))
}

/** What the bundle makes of it: custom types that a plan names, and maps for the kinds of sources that have plans. */
function restrictCompute(compute: ComputePlan, plans: readonly PlannedPlan[], sources: readonly Source[]): ComputePlan {
  const planned = new Set(plans.flatMap((plan) => plan.vms.map((vm) => vm.vmId)))
  const kinds = new Set(sources.filter(({ id }) => plans.some((plan) => plan.sourceId === id)).map(({ kind }) => kind))
  return {
    ...compute,
    customTypes: collectCustomTypes(compute.vms.filter(({ vmId }) => planned.has(vmId))),
    osMaps: compute.osMaps.filter(({ sourceKind }) => kinds.has(sourceKind)),
  }
}

/** The attachments that a plan's network map names, and no other: a dead one would only puzzle people. */
function collectAttachments(plans: readonly PlannedPlan[], networks: NetworkMapping): readonly PlannedAttachment[] {
  const byKey = new Map<string, PlannedAttachment>()
  for (const { destination } of plans.flatMap((plan) => plan.networkMap)) {
    if (destination.type !== 'multus') continue
    const attachment = networks.attachments.get(destination.name)
    if (attachment === undefined) throw new Error(`no attachment is called ${destination.name}`)
    byKey.set(`${destination.namespace}/${destination.name}`, { name: destination.name, namespace: destination.namespace, ...attachment })
  }
  return [...byKey.values()].sort((left, right) => compareText(left.namespace, right.namespace) || compareText(left.name, right.name))
}
