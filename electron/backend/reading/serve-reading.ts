import process from 'node:process'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { StoredExport, StoredFile } from '#backend/db/repositories/last-export-repository.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import { openReadingProject } from '#backend/db/reading-project.ts'
import type { DecisionWriter, WriteOutcome } from '#backend/decisions/decide-on-state.ts'
import { createHandlers } from '#backend/create-handlers.ts'
import { createRouter } from '#backend/router.ts'
import { nextTurn } from '#backend/turns/next-turn.ts'
import type { Client, Outcome } from '#shared/contract/api-types.ts'
import { API, type Api } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { type Answered, type Asked, createCallAnswerer, type OpenedProject } from './answer-call.ts'
import { createHostRequests } from './host-requests.ts'
import type { AskedCall } from './kept-outcomes.ts'
import { prepareAnswers, type PreparedState } from './prepare-answers.ts'
import type { FromReading, ReadingCall, ToReading } from './reading-messages.ts'
import { createReadingSession } from './reading-session.ts'
import { screenCalls } from './screen-calls.ts'
import { shownObjects } from './shown-objects.ts'

/** By then the first page is there, and so is the code of the other screens, which the page fetches from 1.5 s after its start on (renderer/src/app/load-ahead.ts). */
const AFTER_OPENING_MS = 3_000

/** Where the answers of the thread that reads go. */
export interface ReadingPort {
  post(message: FromReading): void
  /** All projects are closed: nothing more is answered. */
  ended(): void
}

/**
 * Answers calls that only read, by the very handlers that answer them elsewhere, over connections of its own; what is returned takes the
 * messages of the host's thread. Calls take turns where they wait for something. `canPrint`: the host prints what is sent to it.
 */
export function serveReading(port: ReadingPort, { canPrint }: { readonly canPrint: boolean }): (message: ToReading) => void {
  const projects = new Map<number, OpenedProject>()
  const running = new Map<number, { aborted: boolean }>()
  const { session, context, within } = createReadingSession()
  const host = createHostRequests(port)
  const printPdf: PrintPdf = async (html) => (await host.ask({ do: 'print', html })) as Uint8Array<ArrayBuffer> // as the host's thread answers
  const decisionWriter: DecisionWriter = {
    state: () => context().writer,
    write: async (project, decisions) => (await host.ask({ do: 'decide', project: numberOf(project), decisions })) as WriteOutcome, // as the host's thread answers
  }
  const { handlers } = createHandlers(session, { dataFolder: null, keepsReady: false, readsAhead: false, printPdf: canPrint ? printPdf : null, storeExport, decisionWriter, tell: () => undefined })
  const answerCall = createCallAnswerer(work)
  let lastCallMs = performance.now()
  const prepared = prepareAnswers({ afterOpeningMs: AFTER_OPENING_MS, quietMs: () => (running.size > 0 ? 0 : performance.now() - lastCallMs), availableBytes: () => process.availableMemory(), callsOf: ({ project }) => screenCalls(shownObjects(projects.get(project)?.project ?? null)), ask: askAhead })

  return (message) => {
    switch (message.kind) {
      case 'open':
        projects.set(message.project, open(message))
        return
      case 'close':
        prepared.giveUp(message.project)
        projects.get(message.project)?.project?.close()
        projects.delete(message.project)
        port.post({ kind: 'closed', project: message.project })
        return
      case 'call':
        void answer(message)
        return
      case 'cancel': {
        const signal = running.get(message.id)
        if (signal !== undefined) signal.aborted = true
        return
      }
      case 'prepare':
        prepared.begin(message)
        return
      case 'host-is-busy':
        lastCallMs = performance.now()
        return
      case 'answer':
        host.settle(message)
        return
      case 'end':
        for (const [number, { project }] of projects) {
          prepared.giveUp(number)
          project?.close()
        }
        projects.clear()
        port.ended()
    }
  }

  /** Whoever may write keeps it; what is sent is copied whole, so that nothing of a larger block goes along. */
  async function storeExport(project: ProjectFile, record: StoredExport, files: readonly StoredFile[]): Promise<void> {
    const number = numberOf(project)
    const copied = files.map((file) => ({ ...file, gzip: file.gzip === null ? null : Uint8Array.from(file.gzip) }))
    await host.ask({ do: 'store-export', project: number, record: { ...record, state: { ...record.state, decisions: Uint8Array.from(record.state.decisions) } }, files: copied })
  }

  function numberOf(project: ProjectFile): number {
    const number = [...projects].find(([, opened]) => opened.project === project)?.[0]
    if (number === undefined) throw new AppError('conflict', 'The project was closed meanwhile.')
    return number
  }

  async function answer(call: ReadingCall): Promise<void> {
    const signal = { aborted: false }
    running.set(call.id, signal)
    // Calls that came while another one was computed are cancelled by now, where nobody waits for them any more.
    await nextTurn()
    const answered = await answerCall(projects.get(call.project), { ...call, call, signal, progress: (progress) => port.post({ kind: 'progress', id: call.id, progress }) })
    running.delete(call.id)
    lastCallMs = performance.now()
    port.post({ id: call.id, ...answered })
  }

  /** Nobody hears of it: what it came to is kept, and what failed is not, so that whoever asks next meets what went wrong. */
  async function askAhead(state: PreparedState, call: AskedCall, signal: CancelSignal): Promise<void> {
    await answerCall(projects.get(state.project), { ...state, call, signal, progress: () => undefined })
  }

  async function work(project: ProjectFile, { now, writer, call: { name, input }, signal, progress }: Asked): Promise<Answered> {
    const unexpected: unknown[] = []
    const invoke = createRouter(API, handlers, {
      monotonicMs: () => performance.now(),
      explain: (error) => session.explain(error),
      logUnexpected: (error) => String(unexpected.push(error)),
    }) as AnyClient // the router parses name and input itself
    const outcome = await within({ project, now, writer }, () => invoke(name, input, { signal, onProgress: progress }))
    return unexpected.length === 0 ? { kind: 'outcome', outcome } : { kind: 'unexpected', error: unexpected[0] }
  }
}

type AnyClient = (name: string, input: unknown, options: Parameters<Client<Api>>[2]) => Promise<Outcome<unknown>>

function open({ path, identity }: Extract<ToReading, { kind: 'open' }>): OpenedProject {
  try {
    return { project: openReadingProject(path, identity), error: null }
  } catch (error) {
    return { project: null, error }
  }
}
