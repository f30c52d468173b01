import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { overviewOf, pageOf } from '#backend/plan/summarise-plan.ts'
import type { Session } from '#backend/session.ts'

/** The plan as computed now. */
export function planHandlers(session: Session, plans: PlanCache): Pick<Handlers<Api>, 'plan.compute' | 'plan.list'> {
  return {
    'plan.compute': async (overrides) => overviewOf(await computePlan(plans, session.project(), overrides)),
    'plan.list': async ({ part, vm, offset, limit, ...overrides }) => pageOf(await computePlan(plans, session.project(), overrides), { part, vm, offset, limit }),
  }
}
