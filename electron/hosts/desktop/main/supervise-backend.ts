import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import type { JobOutcome } from '#shared/contract/host-info.ts'
import { fromBackendSchema, type ToBackend } from '../backend-messages.ts'
import type { BackendChild } from './backend-child.ts'
import { type OpenProject, openProjectAfter } from './open-project-after.ts'
import { createPendingCalls, type PendingCall } from './pending-calls.ts'
import { createRestartPolicy } from './restart-policy.ts'

export interface SupervisorOptions {
  readonly start: () => BackendChild
  readonly now: () => string
  readonly monotonicMs: () => number
  readonly isWorthTelling: (name: string) => boolean
  /** What the backend wants printed. */
  readonly printPdf: PrintPdf
  /** For the log. */
  readonly onCrash: (how: string) => void
  /** How long `close` waits for calls to end before it ends the process. */
  readonly closeWaitMs: number
}

/** A backend in a process of its own that outlives the end of that process. Nothing here rejects. */
export interface SupervisedBackend {
  invoke(call: PendingCall & { readonly input: unknown }): Promise<Outcome<unknown>>
  cancel(id: string): void
  /** The page is gone: its calls are cancelled. */
  abandonAll(): void
  unheard(): readonly JobOutcome[]
  /** The long calls that have not ended, by their names. */
  underWay(): readonly string[]
  /** Cancels what is under way and closes the project. */
  close(): Promise<void>
}

/**
 * Starts the backend's process, and again where it ends by itself: the calls under way fail as `internal`, and the
 * project that was open is opened again before any further call is answered. A project whose opening ended the process
 * is not tried twice.
 */
export function superviseBackend({ start, now, monotonicMs, isWorthTelling, printPdf, onCrash, closeWaitMs }: SupervisorOptions): SupervisedBackend {
  const pending = createPendingCalls({ now, isWorthTelling })
  const mayRestart = createRestartPolicy(monotonicMs)
  let child: BackendChild | null = null
  let openProject: OpenProject | null = null
  /** Messages that wait until the project is open again; null while nothing does. */
  let held: ToBackend[] | null = null
  let closing: { readonly done: () => void } | null = null

  function launch(): void {
    const launched = start()
    child = launched
    launched.onMessage((received) => {
      // A process that was given up speaks to nobody.
      if (child === launched) hear(received, launched)
    })
    launched.onExit((how) => {
      if (child === launched) lose(how)
    })
  }

  function hear(received: unknown, from: BackendChild): void {
    const message = fromBackendSchema.parse(received)
    if (message.kind === 'print') return void print(message.id, message.html, from)
    if (message.kind === 'progress') return pending.progress(message.id, message.progress)
    const outcome: Outcome<unknown> = message.outcome.ok ? message.outcome : { ok: false, error: withLogId(message.outcome.error) }
    const name = pending.settle(message.id, outcome)
    if (name !== null) openProject = openProjectAfter(name, outcome, openProject)
  }

  /** The answer is for the process that asked: one that was started since knows nothing of it. */
  async function print(id: string, html: string, asker: BackendChild): Promise<void> {
    const printed = await printPdf(html).then((pdf) => ({ pdf, problem: '' }), (cause: unknown) => ({ pdf: null, problem: cause instanceof Error ? cause.message : String(cause) }))
    if (child === asker) asker.post({ kind: 'printed', id, ...printed })
  }

  function lose(how: string): void {
    child = null
    if (closing !== null) return closing.done()
    onCrash(how)
    const isToBlame = held !== null
    held = null
    if (isToBlame) openProject = null
    const restarts = mayRestart()
    pending.failAll(restarts ? CRASHED : GIVEN_UP)
    if (!restarts) return
    launch()
    if (openProject !== null) void reopen(openProject)
  }

  async function reopen({ path, isReadOnly }: OpenProject): Promise<void> {
    const mine = child
    held = []
    const outcome = await request({ id: REOPENING, name: 'project.open', onProgress: () => undefined, input: { path, create: false, access: isReadOnly ? 'read' : 'write' } }, post)
    // The process ended meanwhile: whoever started the next one has seen to it.
    if (child !== mine) return
    if (!outcome.ok) openProject = null
    const messages = held
    held = null
    for (const message of messages) post(message)
  }

  async function request({ input, ...call }: PendingCall & { readonly input: unknown }, send: (message: ToBackend) => void): Promise<Outcome<unknown>> {
    const outcome = pending.add(call)
    if (outcome === null) return { ok: false, error: { code: 'conflict', message: `A call with the id ${call.id} is under way.`, details: {} } }
    send({ kind: 'call', id: call.id, name: call.name, input })
    return outcome
  }

  const post = (message: ToBackend): void => child?.post(message)
  const sendInTurn = (message: ToBackend): void => {
    if (held === null) post(message)
    else held.push(message)
  }
  const cancel = (id: string): void => {
    if (pending.has(id)) sendInTurn({ kind: 'cancel', id })
  }

  launch()
  return {
    invoke: async (call) => (child === null || closing !== null ? { ok: false, error: closing === null ? GIVEN_UP : CLOSING } : request(call, sendInTurn)),
    cancel,
    abandonAll: () => {
      for (const id of pending.abandonAll()) if (id !== REOPENING) cancel(id)
    },
    unheard: () => pending.unheard(),
    underWay: () => pending.names(),
    close: async () => {
      if (child === null || closing !== null) return
      const running = child
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => running.kill(), closeWaitMs)
        closing = {
          done: () => {
            clearTimeout(timer)
            resolve()
          },
        }
        post({ kind: 'close' })
      })
      pending.failAll(CLOSING)
    },
  }
}

/** The page's own ids are UUIDs. */
const REOPENING = 'reopening'

const CRASHED: ErrorData = {
  code: 'internal',
  message: 'The part of Portolan that holds the project ended unexpectedly and was started again. What was under way did not finish, and nothing half-done is in the project file: try again.',
  details: { hasRestarted: true },
}
const GIVEN_UP: ErrorData = {
  code: 'internal',
  message: 'The part of Portolan that holds the project ends again and again: close Portolan and start it anew. Nothing half-done is in the project file.',
  details: { hasRestarted: false },
}
const CLOSING: ErrorData = { code: 'cancelled', message: 'Portolan is being closed.', details: {} }

/** zod gives an optional property; the contract's is one that is there or not. */
function withLogId({ logId, ...error }: Omit<ErrorData, 'logId'> & { readonly logId?: string | undefined }): ErrorData {
  return logId === undefined ? error : { ...error, logId }
}
