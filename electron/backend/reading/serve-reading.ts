import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { StoredExport, StoredFile } from '#backend/db/repositories/last-export-repository.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import { inventoryMemo } from '#backend/db/inventory-memo.ts'
import { openReadingProject, type ReadingProject } from '#backend/db/reading-project.ts'
import { countEstate } from '#backend/db/repositories/estate-repository.ts'
import type { DecisionWriter, WriteOutcome } from '#backend/decisions/decide-on-state.ts'
import { createHandlers } from '#backend/create-handlers.ts'
import { MOST_VMS_BESIDE } from '#backend/plan/plan-progress.ts'
import { createRouter, failure } from '#backend/router.ts'
import type { Client, Outcome } from '#shared/contract/api-types.ts'
import { API, type Api } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { createHostRequests } from './host-requests.ts'
import type { FromReading, ReadingCall, ToReading } from './reading-messages.ts'
import { createReadingSession } from './reading-session.ts'

/** Nobody asks for so long before something is made ready; the navigation asks for it later than that. */
const PREPARING_REST_MS = 40

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
  const { handlers, assessments } = createHandlers(session, { dataFolder: null, keepsReady: false, printPdf: canPrint ? printPdf : null, storeExport, decisionWriter, tell: () => undefined })
  let toPrepare: Extract<ToReading, { kind: 'prepare' }> | null = null
  let isPreparing = false

  return (message) => {
    switch (message.kind) {
      case 'open':
        projects.set(message.project, open(message))
        return
      case 'close':
        projects.get(message.project)?.project?.close()
        projects.delete(message.project)
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
        toPrepare = message
        if (!isPreparing) void prepare()
        return
      case 'answer':
        host.settle(message)
        return
      case 'end':
        for (const { project } of projects.values()) project?.close()
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
    if (number === undefined) throw NOT_OPEN.error
    return number
  }

  async function answer(call: ReadingCall): Promise<void> {
    const signal = { aborted: false }
    running.set(call.id, signal)
    // Calls that came while another one was computed are cancelled by now, where nobody waits for them any more.
    await nextTurn()
    const { outcome, unexpected } = await outcomeOf(call, signal)
    running.delete(call.id)
    port.post(unexpected === null ? { kind: 'outcome', id: call.id, outcome } : { kind: 'unexpected', id: call.id, ...unexpected })
  }

  async function outcomeOf({ id, project: number, writer, now, name, input }: ReadingCall, signal: { readonly aborted: boolean }): Promise<Answered> {
    let unexpected: Answered['unexpected'] = null
    const invoke = createRouter(API, handlers, {
      monotonicMs: () => performance.now(),
      explain: (error) => session.explain(error),
      logUnexpected: (error) => {
        unexpected = { error }
        return ''
      },
    }) as AnyClient // the router parses name and input itself
    const { project, error } = projects.get(number) ?? NOT_OPEN
    if (signal.aborted) return { outcome: CANCELLED, unexpected }
    if (project === null) return error instanceof AppError ? { outcome: failure(error), unexpected } : { outcome: CANCELLED, unexpected: { error } }
    project.follow(writer.others)
    const outcome = await within({ project, now, writer }, () => invoke(name, input, { signal, onProgress: (progress) => port.post({ kind: 'progress', id, progress }) }))
    return { outcome, unexpected }
  }

  /** What nearly all screens ask for after a change; only for the newest change, and where it does not take seconds. */
  async function prepare(): Promise<void> {
    isPreparing = true
    while (toPrepare !== null) {
      const { project: number, writer, now } = toPrepare
      toPrepare = null
      // Whoever decided sees their page anew at once, for which most of it is not needed: that comes first.
      do await sleep(PREPARING_REST_MS)
      while (running.size > 0)
      const project = projects.get(number)?.project ?? null
      if (project === null) continue
      project.follow(writer.others)
      try {
        if (inventoryMemo(project).part(countEstate, project).vms <= MOST_VMS_BESIDE) await within({ project, now, writer }, () => assessments.of(project))
      } catch {
        // What failed is not kept: whoever asks next meets what went wrong, and is told of it.
      }
    }
    isPreparing = false
  }
}

/** A project, or why it could not be opened. */
type OpenedProject = { readonly project: ReadingProject; readonly error: null } | { readonly project: null; readonly error: unknown }

interface Answered {
  readonly outcome: Outcome<unknown>
  /** What failed in a way that nobody foresaw, for the log. */
  readonly unexpected: { readonly error: unknown } | null
}

type AnyClient = (name: string, input: unknown, options: Parameters<Client<Api>>[2]) => Promise<Outcome<unknown>>

const NOT_OPEN = { project: null, error: new AppError('conflict', 'The project was closed meanwhile.') } as const satisfies OpenedProject
const CANCELLED: Outcome<never> = failure(new AppError('cancelled', 'It was cancelled before it began.'))

function open({ path, identity }: Extract<ToReading, { kind: 'open' }>): OpenedProject {
  try {
    return { project: openReadingProject(path, identity), error: null }
  } catch (error) {
    return { project: null, error }
  }
}
