import { isDeepStrictEqual } from 'node:util'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { currentTarget, storeTarget } from '#backend/db/repositories/decision-repository.ts'
import { projectTarget } from '#backend/plan/project-target.ts'
import type { Session } from '#backend/session.ts'
import { formatTarget } from '#backend/targets/format-target.ts'
import { listPresets, loadTarget } from '#backend/targets/load-target.ts'
import { validateTarget } from '#backend/targets/validate-target.ts'

type TargetMethods = 'target.presets' | 'target.get' | 'target.use' | 'target.set' | 'target.validate' | 'target.format' | 'target.parse'

/** By then the first page of a project is there, ms. */
const AFTER_OPENING_MS = 3_000

/** Presets, and the project's own target. `readsAhead`: presets are read before anybody asks for them, which takes parsing YAML. */
export function targetHandlers(session: Session, { readsAhead }: { readonly readsAhead: boolean }): Pick<Handlers<Api>, TargetMethods> {
  if (readsAhead) session.onOpened(() => void setTimeout(readPresetsAhead, AFTER_OPENING_MS).unref())
  return {
    'target.presets': async () => [...(await listPresets())],
    'target.get': async () => {
      const project = session.project()
      return { target: await projectTarget(project), isChosen: currentTarget(project) !== null }
    },
    'target.use': async ({ target, mtv, openshift }) => {
      const project = session.project()
      const base = target === undefined ? await projectTarget(project) : await loadTarget(target)
      const chosen = { ...base, mtv: mtv ?? base.mtv, openshift: openshift ?? base.openshift }
      storeTarget(project, chosen, session.now())
      return chosen
    },
    'target.set': ({ target, seen }) => {
      const project = session.project()
      if (!isDeepStrictEqual(currentTarget(project), target)) storeTarget(project, target, session.now(), seen)
      return target
    },
    'target.validate': ({ target }) => validateTarget(target),
    'target.format': ({ target }) => ({ text: formatTarget(target) }),
    'target.parse': async ({ text }) => (await import('#backend/targets/parse-target.ts')).parseTarget(text),
  }
}

/** Whoever asks for them is told what cannot be read. */
function readPresetsAhead(): void {
  listPresets().catch(() => undefined)
}
