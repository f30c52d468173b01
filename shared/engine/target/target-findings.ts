import type { Finding } from '#shared/domain/finding.ts'
import { idleFleetDifferences } from '#shared/domain/plan/fleet-differences.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'

/** What the target states and the bundle of its plan does not follow, as findings beside those of the manifests: warnings, each with a remedy. */
export function targetFindings(plan: Pick<MigrationPlan, 'attachments' | 'target'>): readonly Finding[] {
  const subject = `Target ${plan.target.id}`
  return idleFleetDifferences(plan).map(({ path, message, remedy }) => ({ ruleId: 'fleet-difference-idle', subject, severity: 'warning', message, remedy, data: { path } }))
}
