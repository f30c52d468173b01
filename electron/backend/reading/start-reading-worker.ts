import module from 'node:module'
import { Worker } from 'node:worker_threads'
import type { FromReading, ToReading } from './reading-messages.ts'

export interface ReadingThreadData {
  readonly canPrint: boolean
  /** Where the host's thread has Node keep the compiled program; null where nothing is kept. A thread does not inherit it. */
  readonly compiledIn: string | null
}

/** A thread that reads, as its host's thread sees it. */
export interface ReadingWorker {
  post(message: ToReading): void
  terminate(): Promise<unknown>
}

export interface ReadingWorkerListener {
  message(message: FromReading): void
  /** Once, however it ended; `cause` is null where it ended by itself and without a failure. */
  ended(cause: unknown): void
}

/** Starts a thread that serves reading calls (serve-reading.ts). */
export function startReadingWorker(data: Pick<ReadingThreadData, 'canPrint'>, listener: ReadingWorkerListener): ReadingWorker {
  const worker = new Worker(workerUrl(), { workerData: { ...data, compiledIn: module.getCompileCacheDir() ?? null } satisfies ReadingThreadData })
  let cause: unknown = null
  worker.on('message', (message: FromReading) => listener.message(message))
  worker.on('error', (error) => {
    cause = error
  })
  worker.on('exit', (code) => listener.ended(cause ?? (code === 0 ? null : new Error(`it ended with status ${String(code)}`))))
  return { post: (message) => worker.postMessage(message), terminate: () => worker.terminate() }
}

/** Beside this file as it is, or where the build puts it. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './reading-worker.ts' : '../workers/reading-worker.js', import.meta.url)
}
