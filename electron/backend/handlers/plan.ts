import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { inventoryMemo } from '#backend/db/inventory-memo.ts'
import { currentTarget } from '#backend/db/repositories/decision-repository.ts'
import { countEstate } from '#backend/db/repositories/estate-repository.ts'
import { listDecisionsWithoutObject } from '#backend/db/repositories/decision-subjects.ts'
import { lastExport } from '#backend/db/repositories/last-export-repository.ts'
import { computePlan, planInTurns } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { MOST_VMS_BESIDE, planProgress, unknownProgress } from '#backend/plan/plan-progress.ts'
import { overviewOf, pageOf } from '#backend/plan/summarise-plan.ts'
import type { Session } from '#backend/session.ts'
import type { KeptSizing } from '#backend/sizing/kept-sizing.ts'

/** The plan as computed now. */
export function planHandlers(session: Session, plans: PlanCache, sizing: KeptSizing): Pick<Handlers<Api>, 'plan.compute' | 'plan.progress' | 'plan.list'> {
  return {
    'plan.compute': async (overrides) => overviewOf(await computePlan(plans, session.project(), overrides)),
    'plan.progress': async ({ withSizing }, { signal }) => {
      const project = session.project()
      const isTargetChosen = currentTarget(project) !== null
      if (!withSizing && inventoryMemo(project).part(countEstate, project).vms > MOST_VMS_BESIDE) return unknownProgress(isTargetChosen)
      const basis = await plans.basis(project)
      const hasInventory = basis.estate.sources.length > 0
      const facts = {
        waiting: listDecisionsWithoutObject(project).length,
        isTargetChosen,
        isExported: lastExport(project) !== null,
        sized: withSizing && hasInventory ? await sizing.stored(project, basis, signal) : sizing.known(basis),
      }
      return planProgress(basis, facts, hasInventory ? await planInTurns(basis) : null)
    },
    'plan.list': async ({ part, vm, offset, limit, ...overrides }) => pageOf(await computePlan(plans, session.project(), overrides), { part, vm, offset, limit }),
  }
}
