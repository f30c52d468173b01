import { dirname, join, isAbsolute } from 'node:path'
import { existsSync } from 'node:fs'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { type DecisionsFile, decisionsFileSchema } from '#shared/domain/decisions/decisions-file.ts'
import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'
import { applyDecisions, goToStep, journal, redo, storeTarget, undo } from '#backend/db/repositories/decision-repository.ts'
import { decisionSteps, stepChanges, undoState } from '#backend/db/repositories/decision-steps.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { resolveDecisionsFile } from '#backend/decisions/resolve-decisions-file.ts'
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
      batch: applyDecisions(session.project(), changes.map(({ kind, subject, value }) => ({ kind, subject, value })), session.now()),
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
      return { changes: changes.map(({ before, after, ...change }) => ({ ...change, before: inYaml(before), after: inYaml(after) })), total }
    },
    'decisions.go-to': ({ batch }) => goToStep(session.project(), batch),
    'decisions.list': () => [...journal(session.project())],
  }
}

/** What a person reads of a decision: a schedule of 10,000 VMs has 400 kB, and nobody reads its end. */
const MOST_CHARACTERS = 100_000

function inYaml(value: Readonly<Record<string, unknown>> | null): string | null {
  if (value === null) return null
  const text = serialiseYaml([{ value }]).replace(/^---\n/, '')
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, text.lastIndexOf('\n', MOST_CHARACTERS))}\n# And more: the first ${MOST_CHARACTERS} characters of ${text.length} are shown.\n`
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
