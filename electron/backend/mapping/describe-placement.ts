import type { ComputedPlan } from '#backend/plan/compute-plan.ts'
import { summarisePlacement } from '#backend/plan/summarise-placement.ts'
import { summariseTenancy } from '#backend/plan/summarise-tenancy.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { sourceNames } from '#shared/domain/estate/source-names.ts'

/** Where VMs run on the target, as the plan has it: rules and namespaces reach over the whole estate, so no scope narrows it. */
export function describePlacement({ plan, estate }: ComputedPlan): ApiOutput<'mapping.placement'> {
  const names = sourceNames(estate.sources)
  const { rules, ...rest } = summarisePlacement(plan)
  return { ...rest, rules: rules.map((rule) => ({ ...rule, sourceName: names.get(rule.sourceId) ?? rule.sourceId })), carrier: plan.target.placement.carrier, ...summariseTenancy(plan), areRoleBindingsWritten: plan.target.permissions.roleBindings }
}
