import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { describeCutover, loadCutover } from '#backend/cutover/load-cutover.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'

/** What people need in the night of a cut-over. */
export function cutoverHandlers(session: Session, plans: PlanCache): Pick<Handlers<Api>, 'cutover.sheet'> {
  return {
    'cutover.sheet': async (query) => describeCutover(await loadCutover(plans, session.project()), query),
  }
}
