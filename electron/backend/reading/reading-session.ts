import { AsyncLocalStorage } from 'node:async_hooks'
import { explainFailure, type ProjectFile } from '#backend/db/project-file.ts'
import type { ProjectState } from '#backend/db/project-state.ts'
import type { Session } from '#backend/session.ts'

/** What one call reads. */
export interface ReadingContext {
  readonly project: ProjectFile
  /** ISO 8601 in UTC. */
  readonly now: string
  /** The state of the connection that writes, as the call was sent: all that is read has seen it. */
  readonly writer: ProjectState
}

/** The session of a thread that reads: each call brings its project along, so that another one may be opened meanwhile. */
export interface ReadingSession {
  readonly session: Session
  /** What the call that runs brought along. */
  readonly context: () => ReadingContext
  /** Runs a call, and all that it waits for, on its project. */
  readonly within: <Value>(context: ReadingContext, run: () => Value) => Value
}

export function createReadingSession(): ReadingSession {
  const running = new AsyncLocalStorage<ReadingContext>()
  const context = (): ReadingContext => {
    const own = running.getStore()
    if (own === undefined) throw new Error('Nothing is read outside a call.')
    return own
  }
  const refuse = (): never => {
    throw new Error('Projects are opened and closed by the thread that writes.')
  }
  return {
    context,
    within: (own, run) => running.run(own, run),
    session: {
      now: () => context().now,
      project: () => context().project,
      current: () => context().project,
      explain: (error) => explainFailure(context().project, error),
      begin: () => () => undefined,
      onOpened: () => undefined,
      onClosed: () => undefined,
      open: refuse,
      close: refuse,
      refuseWhileImporting: refuse,
    },
  }
}
