import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { currentTarget, storeTarget } from '#backend/db/repositories/decision-repository.ts'
import { projectTarget } from '#backend/plan/compute-plan.ts'
import type { Session } from '#backend/session.ts'
import { listPresets, loadTarget } from '#backend/targets/load-target.ts'

/** Presets, and the project's own target. */
export function targetHandlers(session: Session): Pick<Handlers<Api>, 'target.presets' | 'target.get' | 'target.use'> {
  return {
    'target.presets': async () => [...(await listPresets())],
    'target.get': () => currentTarget(session.project()),
    'target.use': async ({ target, mtv, openshift }) => {
      const project = session.project()
      const base = target === undefined ? await projectTarget(project) : await loadTarget(target)
      const chosen = { ...base, mtv: mtv ?? base.mtv, openshift: openshift ?? base.openshift }
      storeTarget(project, chosen, session.now())
      return chosen
    },
  }
}
