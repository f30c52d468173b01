import { setTimeout as sleep } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { storeLastExport } from '#backend/db/repositories/last-export-repository.ts'
import { projectState } from '#backend/db/project-state.ts'
import { writeOnState } from '#backend/decisions/decide-on-state.ts'
import type { PrintPdf } from '#backend/report/print-pdf.ts'
import { failure, unexpectedFailure } from '#backend/router.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { FromReading, ToReading, WishOfThread } from './reading-messages.ts'
import { type ReadingWorker, startReadingWorker } from './start-reading-worker.ts'
import { outcomeOf } from './written-outcome.ts'

/** How often it is looked whether somebody cancelled a call that runs. */
const CANCEL_LOOK_MS = 50
/** A thread that computes does not hear that it should end; what it computes is lost anyway. */
const MOST_CLOSING_MS = 2_000

export interface ReadingThreadOptions {
  readonly now: () => string
  readonly logUnexpected: (error: unknown, method: string) => string
  readonly printPdf: PrintPdf | null
  /** Whether this project is the one that people look at: what was worked out of another one is kept in none. */
  readonly isCurrent: (project: ProjectFile) => boolean
  readonly start?: typeof startReadingWorker
}

export interface ReadingCallOptions {
  readonly signal?: CancelSignal
  readonly onProgress?: (progress: never) => void
}

/** The thread that reads, as an owned resource: it is started for the first project, and again where it failed. */
export interface ReadingThread {
  open(project: ProjectFile): void
  close(project: ProjectFile): void
  /**
   * Until the thread has let go of all projects that were closed, or computes for so long that it does not hear of it. Whoever closes a file last takes
   * its log into it and removes the log: of a file that was put in its place meanwhile, it would remove that one's.
   */
  closed(): Promise<void>
  /** Answers a call as the router does, on what was committed to the project before it. Never rejects. */
  invoke(project: ProjectFile, name: string, input: unknown, options: ReadingCallOptions): Promise<Outcome<unknown>>
  /** Has worked out what the screens ask for, once a project is opened or changed. */
  prepare(project: ProjectFile): void
  /** A call is answered by this thread: what is worked out ahead leaves the machine to it, and to whoever looks at the answer. */
  hostIsBusy(): void
  /** Closes all projects in the thread, and ends it. */
  end(): Promise<void>
}

export function createReadingThread({ now, logUnexpected, printPdf, isCurrent, start = startReadingWorker }: ReadingThreadOptions): ReadingThread {
  const projects = new Map<ProjectFile, number>()
  const calls = new Map<number, RunningCall>()
  const closing = new Set<number>()
  let whenClosed: (() => void)[] = []
  let worker: ReadingWorker | null = null
  let whenEnded: () => void = () => undefined
  let last = 0

  function running(): ReadingWorker {
    if (worker !== null) return worker
    const started = start({ canPrint: printPdf !== null }, { message: take, ended: lose })
    worker = started
    for (const [project, number] of projects) started.post(openMessage(project, number))
    return started
  }

  function take(message: FromReading): void {
    switch (message.kind) {
      case 'progress':
        calls.get(message.id)?.progress(message.progress)
        return
      case 'outcome':
        calls.get(message.id)?.end(message.outcome)
        return
      case 'texts':
        calls.get(message.id)?.end(outcomeOf(message.texts))
        return
      case 'unexpected': {
        const call = calls.get(message.id)
        call?.end(unexpectedFailure(call.name, logUnexpected(message.error, call.name)))
        return
      }
      case 'closed':
        closing.delete(message.project)
        tellClosed()
        return
      case 'wish':
        void fulfil(message, worker)
    }
  }

  function tellClosed(): void {
    if (closing.size > 0) return
    for (const tell of whenClosed) tell()
    whenClosed = []
  }

  async function fulfil({ id, wish }: Extract<FromReading, { kind: 'wish' }>, asker: ReadingWorker | null): Promise<void> {
    const answer = await answerOf(wish).then(
      (value) => ({ kind: 'answer', id, ok: true, value }) as const,
      (error: unknown) => ({ kind: 'answer', id, ok: false, error, known: error instanceof AppError ? failure(error).error : null }) as const,
    )
    // One that was started since knows nothing of it.
    if (worker === asker) asker?.post(answer)
  }

  async function answerOf(wish: WishOfThread): Promise<unknown> {
    switch (wish.do) {
      case 'print':
        return printPdf?.(wish.html)
      case 'store-export':
        return storeLastExport(projectOf(wish.project), wish.record, wish.files)
      case 'decide': {
        const project = projectOf(wish.project)
        if (!isCurrent(project)) throw new AppError('conflict', 'Another project was opened while this was worked out, so nothing was saved: look at what is open now.', { reason: 'project' })
        return writeOnState(project, wish.decisions)
      }
    }
  }

  function projectOf(wanted: number): ProjectFile {
    const project = [...projects].find(([, number]) => number === wanted)?.[0]
    if (project === undefined) throw new AppError('conflict', 'The project was closed meanwhile.')
    return project
  }

  /** Calls that it did not answer fail; the next call starts another thread. */
  function lose(cause: unknown): void {
    worker = null
    whenEnded()
    closing.clear()
    tellClosed()
    for (const call of calls.values()) {
      const logId = logUnexpected(cause ?? new Error('The thread that reads ended.'), call.name)
      call.end(failure(new AppError('internal', `${call.name} was lost, since the thread that works it out ended; another one is started, so ask again. The log has the details under ${logId}.`), logId))
    }
  }

  return {
    open: (project) => {
      const number = (last += 1)
      projects.set(project, number)
      if (worker === null) running()
      else worker.post(openMessage(project, number))
    },
    close: (project) => {
      const number = projects.get(project)
      projects.delete(project)
      if (number === undefined || worker === null) return
      closing.add(number)
      worker.post({ kind: 'close', project: number })
    },
    closed: async () => {
      if (closing.size === 0) return
      const closed = new Promise<void>((resolve) => whenClosed.push(resolve))
      await Promise.race([closed, sleep(MOST_CLOSING_MS, undefined, { ref: false })])
    },
    invoke: (project, name, input, { signal, onProgress }) => {
      const number = projects.get(project)
      if (number === undefined) throw new Error('The project is not open.')
      if (signal?.aborted === true) return Promise.resolve(failure(new AppError('cancelled', 'It was cancelled before it began.')))
      const id = (last += 1)
      return new Promise((resolve) => {
        // A signal may be no more than a flag, so it is looked at.
        const look = signal === undefined ? null : setInterval(() => {
          if (!signal.aborted) return
          clearInterval(look ?? undefined)
          worker?.post({ kind: 'cancel', id })
        }, CANCEL_LOOK_MS)
        calls.set(id, {
          name,
          progress: (progress) => onProgress?.(progress as never), // as the contract has it
          end: (outcome) => {
            clearInterval(look ?? undefined)
            calls.delete(id)
            resolve(outcome)
          },
        })
        running().post({ kind: 'call', id, project: number, writer: projectState(project), now: now(), name, input })
      })
    },
    hostIsBusy: () => worker?.post({ kind: 'host-is-busy' }),
    prepare: (project) => {
      const number = projects.get(project)
      if (number !== undefined) worker?.post({ kind: 'prepare', project: number, writer: projectState(project), now: now() })
    },
    end: async () => {
      projects.clear()
      const ending = worker
      if (ending === null) return
      const ended = new Promise<void>((resolve) => {
        whenEnded = resolve
      })
      ending.post({ kind: 'end' })
      await Promise.race([ended, sleep(MOST_CLOSING_MS, undefined, { ref: false })])
      if (worker !== null) await ending.terminate()
    },
  }
}

interface RunningCall {
  readonly name: string
  progress(progress: unknown): void
  end(outcome: Outcome<unknown>): void
}

function openMessage({ path, identity }: ProjectFile, project: number): ToReading {
  return { kind: 'open', project, path, identity }
}
