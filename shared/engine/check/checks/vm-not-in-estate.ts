import { defineCheck } from '../check.ts'
import { describePlanVm, type PlanView } from '../plan-view.ts'
import { type ResolvedPlan, sourceIdOf } from '../resolve-plans.ts'

/** How many VMs a message names before it only counts. */
const NAMED_VMS = 5

/** What the inventory does not list cannot be compared with it: it may be new, gone, or of another source. */
export const vmNotInEstate = defineCheck({
  id: 'vm-not-in-estate',
  title: 'The inventory lists every VM of the plans',
  severity: 'warning',
  needs: ['manifests', 'estate'],
  check: ({ objects, plans }) => [
    ...unresolved(objects.plans, plans)
      .map((plan) => {
        const sourceId = sourceIdOf(objects, plan)
        return {
          subject: plan.subject,
          message: sourceId === null ? 'Its Provider does not say which source of the inventory it is, so its VMs were not looked at.' : `Its Provider stands for ${sourceId}, which the inventory does not hold, so its VMs were not looked at.`,
          remedy: 'Compare it with the project that it was made from.',
        }
      }),
    ...plans
      .filter(({ unknownVms }) => unknownVms.length > 0)
      .map(({ plan, unknownVms, source }) => ({
        subject: plan.subject,
        message: `The inventory of ${source.name} does not list ${unknownVms.slice(0, NAMED_VMS).map(describePlanVm).join(', ')}${unknownVms.length > NAMED_VMS ? ` and ${unknownVms.length - NAMED_VMS} more` : ''}.`,
        remedy: 'Import a newer inventory, or take the VMs out of the plan.',
      })),
  ],
})

function unresolved(all: readonly PlanView[], resolved: readonly ResolvedPlan[]): readonly PlanView[] {
  const known = new Set(resolved.map(({ plan }) => plan))
  return all.filter((plan) => !known.has(plan))
}
