import type { Client } from '#shared/contract/api-types.ts'
import { API, type Api } from '#shared/contract/api.ts'
import { createHandlers } from '#backend/create-handlers.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import { createRouter } from '#backend/router.ts'
import { createSession, type Session, type SessionOptions } from '#backend/session.ts'

export interface BackendOptions extends SessionOptions {
  readonly monotonicMs: () => number
  readonly logUnexpected: (error: unknown, method: string) => string
  /** The user's own folder for projects and the list of recent ones; a host without it keeps neither. */
  readonly dataFolder?: string
  /** Where it is missing, reports are written as HTML and printed from a browser. */
  readonly printPdf?: PrintPdf
  /** Takes a sentence that no call answers but a person should know; where it is missing the log gets it. */
  readonly tell?: (sentence: string) => void
  /** False: what the pages ask for is worked out once somebody asks for it, and not before. */
  readonly worksAhead?: boolean
  /** One command is answered and the process ends: nothing is kept for a plan after a change. */
  readonly isForOneCommand?: boolean
}

export interface Backend {
  readonly invoke: Client<Api>
  /** Closes the open project. */
  close(): void
}

/** The whole backend behind one function, in the caller's thread; one open project at a time. */
export function createBackend(options: BackendOptions): Backend {
  const session = createSession(options)
  return { invoke: createClient(session, options), close: () => session.close() }
}

/** Every call of the contract over a session. */
export function createClient(session: Session, options: BackendOptions): Client<Api> {
  const { handlers } = createHandlers(session, {
    dataFolder: options.dataFolder ?? null,
    // A host that keeps projects for people shows their lists, too.
    keepsReady: options.dataFolder !== undefined,
    readsAhead: options.dataFolder !== undefined && (options.worksAhead ?? true),
    printPdf: options.printPdf ?? null,
    isForOneCommand: options.isForOneCommand ?? false,
    tell: options.tell ?? ((sentence) => void options.logUnexpected(sentence, 'project')),
  })
  return createRouter(API, handlers, { ...options, begin: (project) => session.begin(project), explain: (error) => session.explain(error) })
}
