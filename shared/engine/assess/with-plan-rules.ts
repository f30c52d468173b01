import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { createPlanOutcome } from './plan-outcome.ts'
import { runPlanRules } from './run-rules.ts'

/** The plan with what the rules about it say behind what the rules about the inventory said. They are asked once it is made, and keep no VM out of it. */
export function withPlanRules(estate: Estate, plan: MigrationPlan): MigrationPlan {
  const { findings, notEvaluated } = runPlanRules(estate, createPlanOutcome(estate, plan))
  return { ...plan, findings: [...plan.findings, ...findings], notEvaluated: [...plan.notEvaluated, ...notEvaluated] }
}
