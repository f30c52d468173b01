import { compareText } from '#shared/domain/compare.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { ComputePlan } from '#shared/domain/plan/compute.ts'
import type { PlannedHyperConverged } from '#shared/domain/plan/hyper-converged.ts'
import type { NodeNetworkPlan } from '#shared/domain/plan/node-network.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { SchedulingPlan } from '#shared/domain/plan/scheduling.ts'
import type { TenancyPlan } from '#shared/domain/plan/tenancy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { createBaselines } from '#shared/engine/mapping/compute/cluster-baselines.ts'
import { migrationLimits } from '#shared/engine/mapping/scheduling/migration-limits.ts'

interface HyperConvergedInput {
  readonly estate: Pick<Estate, 'hosts' | 'clusters'>
  readonly included: readonly EstateVm[]
  readonly compute: Pick<ComputePlan, 'advice' | 'vms'>
  readonly scheduling: Pick<SchedulingPlan, 'descheduler'>
  readonly tenancy: Pick<TenancyPlan, 'quotas'>
  /** Null where the target states no layout of NICs. */
  readonly nodeNetworks: Pick<NodeNetworkPlan, 'liveMigration'> | null
  readonly target: Target
}

/** Settings of the cluster's HyperConverged that follow from the plan; null where the target does not want them written. */
export function planHyperConverged({ estate, included, compute, scheduling, tenancy, nodeNetworks, target }: HyperConvergedInput): PlannedHyperConverged | null {
  if (!target.features.hyperConverged) return null
  const limits = scheduling.descheduler ?? migrationLimits(target)
  const eviction = evictionOf(compute, target)
  const cpu = cpuModelOf(estate, included, target)
  const isVmQuotaEnabled = tenancy.quotas.some(({ kind }) => kind === 'ApplicationAwareResourceQuota')
  return {
    migrationsPerCluster: limits.evictionsTotal,
    outboundMigrationsPerNode: limits.evictionsPerNode,
    liveMigrationNetwork: nodeNetworks?.liveMigration?.name ?? null,
    evictionStrategy: eviction.strategy,
    defaultCpuModel: cpu.model,
    isVmQuotaEnabled,
    reasons: [
      { code: 'migration-limits', message: `${limits.evictionsTotal} live migrations at a time and ${limits.evictionsPerNode} from one node: ${scheduling.descheduler === null ? 'the default of the release' : 'the same as the descheduler evicts, which would only wait for more'}.` },
      ...(nodeNetworks?.liveMigration == null ? [] : [{ code: 'live-migration-network', message: `Live migrations go by their own network, ${nodeNetworks.liveMigration.name}: its attachment has to be there first.` }]),
      ...eviction.reasons,
      ...cpu.reasons,
      ...(isVmQuotaEnabled ? [{ code: 'vm-quota', message: 'Quotas that count VMs have to be turned on.' }] : []),
    ],
  }
}

function evictionOf({ advice, vms }: HyperConvergedInput['compute'], target: Target): { readonly strategy: PlannedHyperConverged['evictionStrategy']; readonly reasons: readonly Reason[] } {
  if (target.controlPlane === 'single-node') return { strategy: 'None', reasons: [{ code: 'eviction-single-node', message: 'A single node has nowhere to move VMs to.' }] }
  if (!advice.some(({ code }) => code === 'eviction-cluster')) return { strategy: null, reasons: [] }
  const fixed = vms.filter(({ settings }) => settings.some(({ code, carrier }) => code === 'eviction' && carrier !== 'cluster-default')).length
  return { strategy: 'LiveMigrateIfPossible', reasons: [{ code: 'eviction-if-possible', message: `${fixed} of ${vms.length} VMs cannot be migrated live, and LiveMigrate would keep their nodes from being drained.` }] }
}

/** One processor for all VMs alone can be a default of the cluster. */
function cpuModelOf(estate: HyperConvergedInput['estate'], included: readonly EstateVm[], { compute }: Target): { readonly model: string | null; readonly reasons: readonly Reason[] } {
  if (compute.cpuModel === 'cluster') return { model: null, reasons: [] }
  const baselineOf = createBaselines(estate)
  const models = new Set(included.map((vm) => baselineOf(vm)?.cpu?.model ?? null))
  const [only] = [...models]
  if (models.size === 1 && only !== null && only !== undefined) return { model: only, reasons: [{ code: 'cpu-model', message: `All VMs run on ${only} or better today: the nodes must be at least of that generation.` }] }
  const known = [...models].filter((model) => model !== null).sort(compareText)
  return { model: null, reasons: [{ code: 'cpu-model-open', message: known.length > 1 ? `The source clusters have different processors (${known.join(', ')}), so that none can be the default of all.` : 'The processor of some source clusters is not known, so that none can be the default of all.' }] }
}
