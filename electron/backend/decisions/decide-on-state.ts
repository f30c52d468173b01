import { applyDecisions, type JournalChange } from '#backend/db/repositories/decision-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import { AppError } from '#shared/contract/app-error.ts'

/** How often decisions are worked out anew for others having changed the project meanwhile, before they are refused. */
const MOST_ATTEMPTS = 5

/** Decisions that were worked out from a project, as whoever may write takes them. */
export interface WorkedOutDecisions {
  readonly changes: readonly JournalChange[]
  /** ISO 8601 in UTC. */
  readonly at: string
  /** The state of the connection that writes in which alone they hold; null where they are somebody's plan, whatever came since. */
  readonly judgedOn: ProjectState | null
}

/** The number of the step; or, where the project is another one than they were judged on, what it is now: nothing was written then. */
export type WriteOutcome = { readonly batch: number } | { readonly changedTo: ProjectState }

/** Where decisions are written that take a plan to work out: by this connection, or by the one that writes for it. */
export interface DecisionWriter {
  /** A state of the connection that writes which everything that is read from now on has seen. */
  state(project: ProjectFile): ProjectState
  /** As applyDecisions. */
  write(project: ProjectFile, decisions: WorkedOutDecisions): Promise<WriteOutcome>
}

/** For a connection that writes itself. */
export const OWN_DECISION_WRITER: DecisionWriter = {
  state: projectState,
  write: (project, decisions) => Promise.resolve(writeOnState(project, decisions)),
}

/** Writes decisions as one step if the project is still what they were judged on. AppError as applyDecisions. */
export function writeOnState(project: ProjectFile, { changes, at, judgedOn }: WorkedOutDecisions): WriteOutcome {
  const now = projectState(project)
  if (judgedOn !== null && !isSameState(judgedOn, now)) return { changedTo: now }
  return { batch: applyDecisions(project, changes, at) }
}

/**
 * Works decisions out and writes them as one step, on one and the same state of the project: where something came in between, they are worked
 * out anew. Answers what was worked out and the number of the step, null where there is nothing to write. AppError conflict where the
 * project does not come to rest.
 */
export async function decideOnState<Worked extends { readonly changes: readonly JournalChange[] }>(
  writer: DecisionWriter,
  { project, at, work }: { readonly project: ProjectFile; readonly at: string; readonly work: () => Promise<Worked> },
): Promise<{ readonly worked: Worked; readonly batch: number | null }> {
  let judgedOn = writer.state(project)
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const worked = await work()
    if (worked.changes.length === 0) return { worked, batch: null }
    const outcome = await writer.write(project, { changes: worked.changes, at, judgedOn })
    if ('batch' in outcome) return { worked, batch: outcome.batch }
    judgedOn = outcome.changedTo
  }
  throw new AppError('conflict', 'Others changed the project each time that this was judged, so nothing was saved: try again in a moment.', { reason: 'unsettled' })
}
