import { type Backend, type BackendOptions, createClient } from '#backend/create-backend.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import { isReadingCall } from '#backend/reading/is-reading-call.ts'
import { createReadingThread, type ReadingThreadOptions } from '#backend/reading/reading-thread.ts'
import { failure, unexpectedFailure } from '#backend/router.ts'
import { createSession } from '#backend/session.ts'
import type { Client, InvokeOptions, Outcome } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'

/** A backend with a thread of its own; whoever made it waits until it is closed. */
export interface ThreadedBackend extends Pick<Backend, 'invoke'> {
  close(): Promise<void>
}

export type ThreadedBackendOptions = BackendOptions & Pick<ReadingThreadOptions, 'start'>

/**
 * The same backend for hosts that people look at: what takes long to work out is read in a thread of its own, so that lists, pages and
 * decisions do not wait for it. A read that begins after a decision was answered sees it (docs/decisions/0010-a-thread-that-reads.md).
 */
export function createThreadedBackend(options: ThreadedBackendOptions): ThreadedBackend {
  const session = createSession(options)
  const thread = createReadingThread({ now: options.now, logUnexpected: options.logUnexpected, printPdf: options.printPdf ?? null, isCurrent: (project) => session.current() === project, ...(options.start === undefined ? {} : { start: options.start }) })
  session.onOpened((project) => thread.open(project))
  session.onClosed((project) => thread.close(project))
  const own = createClient(session, options) as AnyClient // the router parses name and input itself
  const { worksAhead = true } = options
  let prepared: { readonly project: ProjectFile; readonly state: ProjectState } | null = null

  const invoke: AnyClient = async (name, input, callOptions) => {
    const project = isReadingCall(name, input) ? session.current() : null
    if (project !== null) return read(project, name, input, callOptions)
    thread.hostIsBusy()
    const outcome = await own(name, input, callOptions)
    // Whoever is told that it is closed may put another file in its place.
    if (name === 'project.close') await thread.closed()
    prepareWhereChanged()
    return outcome
  }

  async function read(project: ProjectFile, name: string, input: unknown, callOptions: InvokeOptions<Api[keyof Api]> = {}): Promise<Outcome<unknown>> {
    let end = (): void => undefined
    try {
      end = session.begin(callOptions.project)
      const outcome = await thread.invoke(project, name, input, callOptions)
      // It may have had something decided.
      prepareWhereChanged()
      return outcome
    } catch (thrown) {
      const error = session.explain(thrown)
      return error instanceof AppError ? failure(error) : unexpectedFailure(name, options.logUnexpected(error, name))
    } finally {
      end()
    }
  }

  function prepareWhereChanged(): void {
    const project = worksAhead ? session.current() : null
    if (project === null) return
    const state = projectState(project)
    const isKnown = prepared !== null && prepared.project === project && isSameState(prepared.state, state)
    if (isKnown) return
    // A project that nobody looks at since it was opened, such as one of a host that was just started, is not worked through.
    const isOpened = prepared?.project !== project
    prepared = { project, state: isOpened ? NOT_PREPARED : state }
    if (!isOpened) thread.prepare(project)
  }

  return {
    invoke: invoke as Client<Api>,
    close: async () => {
      await thread.end()
      session.close()
    },
  }
}

/** Of a project of which nothing was made ready yet: no state is like it. */
const NOT_PREPARED: ProjectState = { others: -1, own: -1 }

type AnyClient = (name: string, input: unknown, options?: InvokeOptions<Api[keyof Api]>) => Promise<Outcome<unknown>>
