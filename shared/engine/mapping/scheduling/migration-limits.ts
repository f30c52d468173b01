import type { PlannedDescheduler } from '#shared/domain/plan/scheduling.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'

/**
 * HyperConverged spec.liveMigrationConfig, parallelMigrationsPerCluster and parallelOutboundMigrationsPerNode, as
 * OpenShift Virtualization has them by default: more evictions at a time would only wait.
 */
export function migrationLimits({ openshift }: Pick<Target, 'openshift'>): Pick<PlannedDescheduler, 'evictionsTotal' | 'evictionsPerNode'> {
  return LIMITS[isOpenshiftAtLeast(openshift, '4.23') ? 'from 4.23' : 'up to 4.22']
}

const LIMITS = {
  'up to 4.22': { evictionsTotal: 5, evictionsPerNode: 2 },
  'from 4.23': { evictionsTotal: 5, evictionsPerNode: 1 },
} as const
