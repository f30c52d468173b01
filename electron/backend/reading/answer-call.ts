import { explainFailure, type ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, projectState } from '#backend/db/project-state.ts'
import type { ReadingProject } from '#backend/db/reading-project.ts'
import { failure } from '#backend/router.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { writeOutcome } from '#shared/contract/outcome-pieces.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { type AskedCall, createKeptOutcomes, isKeptCall } from './kept-outcomes.ts'
import type { FromReading, ReadingCall } from './reading-messages.ts'

/** A project, or why it could not be opened. */
export type OpenedProject = { readonly project: ReadingProject; readonly error: null } | { readonly project: null; readonly error: unknown }

/** What is asked, of which moment, and by whom. */
export interface Asked extends Pick<ReadingCall, 'writer' | 'now'> {
  readonly call: AskedCall
  readonly signal: CancelSignal
  readonly progress: (progress: unknown) => void
}

/** How a call is answered. */
export type Answered = WithoutId<Extract<FromReading, { kind: 'outcome' | 'texts' | 'unexpected' }>>
type WithoutId<Message> = Message extends unknown ? Omit<Message, 'id'> : never

/**
 * Answers calls about opened projects, by `work` where nothing is kept of the same question in the same state. Never rejects; undefined: the project
 * is not open any more.
 */
export function createCallAnswerer(work: (project: ProjectFile, asked: Asked) => Promise<Answered>): (opened: OpenedProject | undefined, asked: Asked) => Promise<Answered> {
  const kept = createKeptOutcomes()
  return async ({ project, error } = NOT_OPEN, asked) => {
    const { call, signal, writer } = asked
    if (signal.aborted) return CANCELLED
    if (project === null) return failed(error)
    try {
      project.follow(writer.others)
      if (!isKeptCall(call)) return await work(project, asked)
      const state = projectState(project)
      const known = kept.find(project, call, state)
      if (known !== null) return { kind: 'texts', texts: known }
      const answered = await work(project, asked)
      if (answered.kind !== 'outcome' || !answered.outcome.ok) return answered
      const texts = writeOutcome(answered.outcome)
      // What changed in the meantime may be in it by half: whoever asks next gets it worked out anew.
      if (isSameState(state, projectState(project))) kept.keep(project, call, state, texts)
      return { kind: 'texts', texts }
    } catch (thrown) {
      return failed(explainFailure(project, thrown))
    }
  }
}

function failed(error: unknown): Answered {
  return error instanceof AppError ? { kind: 'outcome', outcome: failure(error) } : { kind: 'unexpected', error }
}

const NOT_OPEN = { project: null, error: new AppError('conflict', 'The project was closed meanwhile.') } as const satisfies OpenedProject
const CANCELLED: Answered = { kind: 'outcome', outcome: failure(new AppError('cancelled', 'It was cancelled before it began.')) }
