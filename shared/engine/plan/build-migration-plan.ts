import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Finding, RuleNotEvaluated } from '#shared/domain/finding.ts'
import type { ComputePlan } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan, PlannedAttachment, PlannedPlan, Reason, UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import type { VmPlacementTraits } from '#shared/domain/plan/placement.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { findSharedDisks } from '#shared/engine/estate/shared-disks.ts'
import { type FirewallFacts, judgeFirewall, planNetworkSecurity } from '#shared/engine/firewall/plan-network-security.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import { planHyperConverged } from '#shared/engine/mapping/cluster/plan-hyper-converged.ts'
import { collectCustomTypes } from '#shared/engine/mapping/compute/collect-custom-types.ts'
import { mapCompute } from '#shared/engine/mapping/compute/map-compute.ts'
import { mapPortGroups, type NetworkMapping } from '#shared/engine/mapping/network/map-port-groups.ts'
import { keepPlacement } from '#shared/engine/mapping/placement/keep-placement.ts'
import { placementCarrier } from '#shared/engine/mapping/placement/placement-carrier.ts'
import { mapScheduling } from '#shared/engine/mapping/scheduling/map-scheduling.ts'
import { loadClasses, type LoadedTarget } from '#shared/engine/mapping/storage/class-loads.ts'
import { mapStorage, type StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'
import type { PermissionInForce } from '#shared/engine/mapping/tenancy/permission-coverage.ts'
import { mapTenancy } from '#shared/engine/mapping/tenancy/map-tenancy.ts'
import { finish, type Steps } from '#shared/domain/steps.ts'
import { plannedWaves } from '#shared/engine/waves/planned-waves.ts'
import { planNodeNetworks } from '#shared/engine/nic-layout/plan-node-networks.ts'
import { assignTargetNames } from '#shared/engine/naming/target-names.ts'
import { assignNamespaces } from './assign-namespaces.ts'
import { divideByInclusion } from './divide-by-inclusion.ts'
import { createPlacementContexts } from './placement-context.ts'
import { makePlans } from './make-plans.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import { OBSTACLES } from './obstacles/registry.ts'
import { listOverrides } from './list-overrides.ts'
import { nodeNetworkAssumptions } from './node-network-assumptions.ts'
import { planHooks } from './plan-hooks.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { planMigrationHosts } from './plan-migration-hosts.ts'
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
  /** What is known besides; absent: nothing. */
  readonly side?: {
    /** By VM id. */
    readonly applications: ReadonlyMap<string, string>
    /** Null: no file of permissions was imported. */
    readonly permissions: readonly PermissionInForce[] | null
    /** Null or absent: no rules of a firewall were imported. */
    readonly firewall?: FirewallFacts | null
    /** Of all sources, from their inventories; absent: none is known. */
    readonly vmkernelAdapters?: readonly VmkernelAdapter[]
  }
}

/**
 * The whole plan of an estate for a target: every included VM is either in exactly one MTV plan that can
 * become Ready, or in `unplaced` with its reasons; every other VM is in `excluded` with its reasons.
 * Pure and deterministic: the same input gives the same plan, list by list. `memo` keeps parts for whoever asks again with
 * an estate, target or decisions of which some are the same objects as before; it changes no answer.
 */
export function buildMigrationPlan(input: PlanInput, memo: PartMemo = NOTHING_KEPT): MigrationPlan {
  return finish(migrationPlanSteps(input, memo))
}

/** The same part by part, for whoever has other things to do in between: of 10,000 VMs it takes up to half a second after a decision, and more without one. */
export function* migrationPlanSteps({ estate, target, decisions, concerns, notEvaluated, side }: PlanInput, memo: PartMemo): Steps<MigrationPlan> {
  const { included, excluded } = memo.part(divideByInclusion, estate.vms, decisions['vm.inclusion'], memo)
  const storage = mapStorage({ datastores: estate.datastores, included, target, decisions }, memo)
  const { datastores } = storage
  yield
  const networks = memo.shared(mapPortGroups, estate.portGroups, included, target, decisions['port-group.network'], memo)
  yield
  const compute = mapCompute({ estate, included, target, decisions, datastores, storageOverrides: storage.overrides }, memo)
  yield
  const oldestFirst = memo.part(restrictTo, memo.part(inNaturalOrder, estate.vms), included)
  const contexts = createPlacementContexts({ estate, target, included: oldestFirst, storage, portGroups: networks.portGroups, compute: compute.vms, concerns }, memo)
  yield
  const { providers, bySourceId, assumptions } = memo.part(planProviders, estate.sources, target.migration.destinationProvider)
  const namespaces = memo.part(assignNamespaces, estate.vms, target.namespaces, decisions['vm.namespace'], side?.applications)
  yield
  const placement = keepPlacement(estate, included, target, decisions, memo)
  yield
  const reasons = memo.list(findObstacles, oldestFirst, (_, index) => [contexts[index]] as const)
  yield
  const made = makePlans({
    included: oldestFirst,
    contexts,
    reasons,
    sharedDisks: memo.part(findSharedDisks, estate.vms),
    storage,
    compute: compute.vms,
    target,
    providers: bySourceId,
    namespaceByVmId: namespaces.byVmId,
    targetNameByVmId: memo.part(assignTargetNames, estate.vms, decisions['vm.target-name']),
    placementByVmId: memo.shared(byVmId, placement.vms),
    isPlacedByPlans: placementCarrier(target) === 'plan',
    waveByVmId: memo.part(plannedWaves, decisions['waves.schedule'], decisions['vm.wave'], decisions['vm.wave-outcome'], decisions['waves.settings']),
  }, memo)
  yield
  const hooked = planHooks(made.plans, decisions['waves.settings'][WAVES_SUBJECT]?.hooks ?? [], side?.applications ?? NO_APPLICATIONS, target)
  const scheduling = memo.part(mapScheduling, estate.sources, estate.clusters, included, target)
  yield
  const tenancy = mapTenancy(estate, included, { namespaceByVmId: namespacesInForce(namespaces.byVmId, made.movedNamespaces), permissions: side?.permissions ?? null, target })
  const usedSources = new Set(made.plans.map((plan) => plan.sourceId))
  const usedNamespaces = [...new Set(made.plans.map((plan) => plan.targetNamespace))].sort(compareText)
  const attachments = collectAttachments(made.plans, networks)
  yield
  const verdicts = side?.firewall == null ? null : memo.part(judgeFirewall, side.firewall, estate.vms, estate.portGroups)
  yield
  const nodeNetworks = planNodeNetworks(target, attachments, estate.portGroups, networks.portGroups, included)
  const usedProviders = providers.filter((provider) => usedSources.has(provider.sourceId))
  const migrationHosts = planMigrationHosts(usedProviders, estate.hosts, side?.vmkernelAdapters ?? [], target.migration.hostNetworks)
  yield
  const security = planNetworkSecurity({ verdicts, vms: estate.vms, included, estatePortGroups: estate.portGroups, plans: made.plans, attachments, portGroups: networks.portGroups, target })
  yield
  const hyperConverged = planHyperConverged({ estate, included, compute, scheduling, tenancy, nodeNetworks, target })
  yield
  return {
    target,
    providers: usedProviders,
    ...(migrationHosts.hosts.length === 0 ? {} : { migrationHosts: migrationHosts.hosts }),
    namespaces: usedNamespaces.map((name) => ({ name, because: namespaces.because.get(name) ?? '' })),
    attachments,
    plans: hooked.plans,
    ...(hooked.hooks.length === 0 ? {} : { hooks: hooked.hooks }),
    unplaced: listUnplaced(included, made.unplacedReasons),
    excluded,
    images: memo.part(planImages, estate.images),
    datastores,
    storageOverrides: listOverrides(included, storage),
    storageClasses: memo.part(loadAll, included, storage.datastores, storage.overrides, memo.shared(loadedTarget, target)),
    portGroups: networks.portGroups,
    nodeNetworks,
    security,
    compute: restrictCompute(compute, made, estate.sources),
    scheduling,
    placement,
    tenancy,
    hyperConverged,
    findings: concerns,
    notEvaluated,
    assumptions: [...planAssumptions(target, made.plans, networks, estate.sources), ...nodeNetworkAssumptions(nodeNetworks), ...assumptions, ...migrationHosts.assumptions, ...hooked.assumptions],
  }
}

const NO_APPLICATIONS: ReadonlyMap<string, string> = new Map()

function findObstacles(vm: EstateVm, context: PlacementContext | undefined): readonly Reason[] {
  if (context === undefined) throw new Error(`nobody knows what the place of ${vm.id} hangs on`)
  return OBSTACLES.flatMap((obstacle) => obstacle.find(vm, context))
}

function inNaturalOrder(vms: readonly EstateVm[]): readonly EstateVm[] {
  return [...vms].sort((left, right) => compareNatural(left.id, right.id))
}

function restrictTo(vms: readonly EstateVm[], included: readonly EstateVm[]): readonly EstateVm[] {
  const takesPart = new Set(included)
  return vms.filter((vm) => takesPart.has(vm))
}

function byVmId(placed: readonly VmPlacementTraits[]): ReadonlyMap<string, VmPlacementTraits> {
  return new Map(placed.map((entry) => [entry.vmId, entry]))
}

function loadedTarget({ storageClasses, storage }: Target): LoadedTarget {
  return { storageClasses, storage }
}

function loadAll(included: readonly EstateVm[], datastores: StorageMapping['datastores'], overrides: StorageMapping['overrides'], target: LoadedTarget): ReturnType<typeof loadClasses> {
  const shared = new Map(datastores.map((mapping) => [mapping.datastoreId, mapping]))
  return loadClasses(included, { ofVm: (vmId) => overrides.get(vmId)?.mappings ?? shared }, target)
}

/** Sharers of a disk go where the oldest of them goes, whatever the policy says. */
function namespacesInForce(assigned: ReadonlyMap<string, string>, moved: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return moved.size === 0 ? assigned : new Map([...assigned, ...moved])
}

function listUnplaced(included: readonly EstateVm[], reasonsByVmId: ReadonlyMap<string, readonly Reason[]>): readonly UnplacedVm[] {
  return included
    .filter((vm) => (reasonsByVmId.get(vm.id)?.length ?? 0) > 0)
    .map((vm) => ({ vmId: vm.id, name: vm.name, reasons: reasonsByVmId.get(vm.id) ?? [] }))
    .sort((left, right) => compareNatural(left.vmId, right.vmId))
}

/** What the bundle makes of it: custom types that a plan names, and maps for the kinds of sources that have plans. */
function restrictCompute(compute: ComputePlan, { plans, unplacedReasons }: Pick<ReturnType<typeof makePlans>, 'plans' | 'unplacedReasons'>, sources: readonly Source[]): ComputePlan {
  const withPlans = new Set(plans.map(({ sourceId }) => sourceId))
  const kinds = new Set(sources.filter(({ id }) => withPlans.has(id)).map(({ kind }) => kind))
  return {
    ...compute,
    customTypes: unplacedReasons.size === 0 ? compute.customTypes : collectCustomTypes(compute.vms.filter(({ vmId }) => !unplacedReasons.has(vmId))),
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
