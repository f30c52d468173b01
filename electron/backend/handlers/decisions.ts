import { dirname, join, isAbsolute } from 'node:path'
import { existsSync } from 'node:fs'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { type DecisionsFile, decisionsFileSchema } from '#shared/domain/decisions/decisions-file.ts'
import { applyDecisions, goToStep, journal, redo, storeTarget, undo } from '#backend/db/repositories/decision-repository.ts'
import { decisionSteps, stepChanges, undoState } from '#backend/db/repositories/decision-steps.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { resolveDecisionsFile } from '#backend/decisions/resolve-decisions-file.ts'
import { valueText } from '#backend/decisions/value-text.ts'
import { readYamlFile } from '#backend/files/read-yaml-file.ts'
import { projectTarget } from '#backend/plan/project-target.ts'
import type { Session } from '#backend/session.ts'
import { loadTarget } from '#backend/targets/load-target.ts'

type DecisionMethods = 'decisions.import' | 'decisions.apply' | 'decisions.undo' | 'decisions.redo' | 'decisions.state' | 'decisions.steps' | 'decisions.step' | 'decisions.go-to' | 'decisions.list'

/** What people decided: taken over, changed, taken back, listed. */
export function decisionHandlers(session: Session): Pick<Handlers<Api>, DecisionMethods> {
  return {
    'decisions.import': async ({ file }) => {
      const project = session.project()
      const decisions = await readYamlFile(file, decisionsFileSchema, 'decisions file')
      const { changes, unknownSubjects } = resolveDecisionsFile(decisions, loadEstate(project))
      await useTarget(session, decisions.target, dirname(file))
      if (changes.length > 0) applyDecisions(project, changes, session.now())
      return { applied: changes.length, unknownSubjects: [...unknownSubjects] }
    },
    'decisions.apply': ({ changes }) => ({
      batch: applyDecisions(session.project(), changes.map(({ kind, subject, value, seen }) => ({ kind, subject, value, ...(seen === undefined ? {} : { seen }) })), session.now()),
    }),
    'decisions.undo': () => ({ batch: undo(session.project()) }),
    'decisions.redo': () => ({ batch: redo(session.project()) }),
    'decisions.state': () => undoState(session.project()),
    'decisions.steps': (page) => {
      const { steps, total } = decisionSteps(session.project(), page)
      return { steps: [...steps], total }
    },
    'decisions.step': (wanted) => {
      const { changes, total } = stepChanges(session.project(), wanted)
      return { changes: changes.map(({ before, after, ...change }) => ({ ...change, before: valueText(before), after: valueText(after) })), total }
    },
    'decisions.go-to': ({ batch }) => goToStep(session.project(), batch),
    'decisions.list': () => [...journal(session.project())],
  }
}

/** A target file named in a decisions file is looked for beside that file. */
async function useTarget(session: Session, wanted: DecisionsFile['target'], folder: string): Promise<void> {
  if (wanted === undefined) return
  const project = session.project()
  const beside = wanted.use === undefined || isAbsolute(wanted.use) ? wanted.use : join(folder, wanted.use)
  const name = beside !== undefined && existsSync(beside) ? beside : wanted.use
  const base = name === undefined ? await projectTarget(project) : await loadTarget(name)
  storeTarget(project, { ...base, mtv: wanted.mtv ?? base.mtv, openshift: wanted.openshift ?? base.openshift }, session.now())
}
