import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { applyDecisions, goToStep, journal, redo, undo } from '#backend/db/repositories/decision-repository.ts'
import { decisionSteps, stepChanges, undoState } from '#backend/db/repositories/decision-steps.ts'
import { exportDecisions } from '#backend/decisions/export-decisions.ts'
import { takeDecisionsFile, takeDecisionsText } from '#backend/decisions/take-decisions.ts'
import { valueText } from '#backend/decisions/value-text.ts'
import type { Session } from '#backend/session.ts'

type DecisionMethods = 'decisions.import' | 'decisions.take' | 'decisions.export' | 'decisions.apply' | 'decisions.undo' | 'decisions.redo' | 'decisions.state' | 'decisions.steps' | 'decisions.step' | 'decisions.go-to' | 'decisions.list'

/** What people decided: taken over, changed, taken back, listed. */
export function decisionHandlers(session: Session): Pick<Handlers<Api>, DecisionMethods> {
  return {
    'decisions.import': ({ file }) => takeDecisionsFile(session.project(), file, session.now()),
    'decisions.take': ({ text }) => takeDecisionsText(session.project(), text, session.now()),
    'decisions.export': () => exportDecisions(session.project()),
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
