import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { cancelledReading, unreadableFile, unsupportedFile } from '../xlsx/file-errors.ts'
import type { XlsLimits } from './xls-limits.ts'
import type { XlsAnswer, XlsRequest, XlsTask } from './xls-messages.ts'

/** A thread that has a legacy workbook open. */
export interface XlsReader {
  readonly names: readonly string[]
  ask(request: XlsRequest): Promise<Extract<XlsAnswer, { kind: 'rows' }>>
  close(): Promise<void>
}

/** How often a cancel is looked for while the thread works: well within the time in which a person expects it. */
const CANCEL_POLL_MS = 50
const SAVE_AS = 'open it in a spreadsheet program and save it as .xlsx'

/** Starts a thread on the bytes of a workbook. Throws AppError: unsupported-file, unreadable-file, cancelled. */
export async function startXlsReader(path: string, bytes: Uint8Array, signal: CancelSignal, limits: XlsLimits): Promise<XlsReader> {
  const worker = new Worker(workerUrl(), { workerData: { bytes } satisfies XlsTask, resourceLimits: { maxOldGenerationSizeMb: limits.heapMib } })
  let settle: ((answer: XlsAnswer | Error) => void) | null = null
  let failure: Error | null = null
  const end = (error: Error): void => {
    failure ??= error
    settle?.(failure)
  }
  worker.on('message', (answer: XlsAnswer) => settle?.(answer))
  worker.on('error', (error: unknown) => {
    end(error instanceof Error ? error : new Error(String(error)))
  })
  worker.on('exit', (code) => {
    end(new Error(`the reader of legacy workbooks ended with status ${String(code)}`))
  })
  try {
    const opened = await next()
    if (opened.kind === 'failed') throw notRead(path, opened)
    return {
      names: opened.kind === 'opened' ? opened.names : [],
      async ask(request) {
        const answer = next()
        worker.postMessage(request)
        const rows = await answer
        if (rows.kind !== 'rows') throw new AppError('internal', `The reader of ${JSON.stringify(path)} answered out of turn.`, { path })
        return rows
      },
      close: async () => void (await worker.terminate()),
    }
  } catch (error) {
    await worker.terminate()
    throw error
  }

  /** The thread's next answer; gives up when the signal says so. */
  async function next(): Promise<XlsAnswer> {
    if (failure !== null) throw outOfReach(path, failure, limits)
    let timer: NodeJS.Timeout | undefined
    const answer = await new Promise<XlsAnswer | Error>((resolve) => {
      settle = resolve
      timer = setInterval(() => {
        if (signal.aborted) resolve(cancelledReading(path))
      }, CANCEL_POLL_MS)
    })
    clearInterval(timer)
    settle = null
    if (!(answer instanceof Error)) return answer
    throw answer instanceof AppError ? answer : outOfReach(path, answer, limits)
  }
}

/** Beside this file as it is, or where the build puts it. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './xls-worker.ts' : '../workers/xls-worker.js', import.meta.url)
}

function notRead(path: string, { isProtected }: Extract<XlsAnswer, { kind: 'failed' }>): AppError {
  if (isProtected) return unsupportedFile(path, 'is protected by a password', 'open it in a spreadsheet program and save it without one')
  return unreadableFile(path, 'it is no legacy .xls workbook, or a damaged one', SAVE_AS)
}

function outOfReach(path: string, error: Error, { heapMib }: XlsLimits): AppError {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const limit = heapMib >= MIB_PER_GIB ? `${String(heapMib / MIB_PER_GIB)} GiB` : `${String(heapMib)} MiB`
    return unreadableFile(path, `reading it takes more than ${limit} of memory`, SAVE_AS, error)
  }
  return unreadableFile(path, `its reader failed (${error.message})`, SAVE_AS, error)
}
