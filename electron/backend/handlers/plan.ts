import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import { summarisePlan } from '#backend/plan/summarise-plan.ts'
import type { Session } from '#backend/session.ts'

/** The plan as computed now. */
export function planHandlers(session: Session): Pick<Handlers<Api>, 'plan.compute'> {
  return {
    'plan.compute': async (overrides) => summarisePlan(await computePlan(session.project(), overrides)),
  }
}
