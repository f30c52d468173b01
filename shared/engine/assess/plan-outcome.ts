import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'

/** Which VMs the plan takes. */
export interface PlanOutcome {
  readonly target: Target
  /** Whether the VM takes part in the migration, whether or not a plan can take it yet. */
  isIncluded(vmId: string): boolean
  /** Why no plan takes the VM; empty where one does, or where it takes no part. */
  unplacedReasons(vmId: string): readonly Reason[]
}

/** An index of a plan. */
export function createPlanOutcome(estate: Pick<Estate, 'vms'>, plan: Pick<MigrationPlan, 'target' | 'excluded' | 'unplaced'>): PlanOutcome {
  const excluded = new Set(plan.excluded.map(({ vmId }) => vmId))
  const known = new Set(estate.vms.map(({ id }) => id))
  const unplaced = new Map(plan.unplaced.map(({ vmId, reasons }) => [vmId, reasons]))
  return {
    target: plan.target,
    isIncluded: (vmId) => known.has(vmId) && !excluded.has(vmId),
    unplacedReasons: (vmId) => unplaced.get(vmId) ?? [],
  }
}
