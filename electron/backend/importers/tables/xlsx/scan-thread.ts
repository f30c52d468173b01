import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/contract/app-error.ts'
import { fromScanFault } from './scan-fault.ts'
import type { ScanAnswer, ScanRequest, ScanTask } from './scan-messages.ts'
import { createSheetScan, type SheetScan } from './sheet-scan.ts'

/** A thread that unpacks and scans sheets. Whoever started it closes it, and only then the files that it reads. */
export interface ScanThread {
  /** Begins to read a sheet, a little ahead of those who take its rows. `onInflated` is told how many more bytes were inflated. */
  scan(task: ScanTask, onInflated: (bytes: number) => void): SheetScan
  /** Ends every scan that is under way, and the thread. */
  close(): Promise<void>
}

/** The thread makes hardly any garbage: what it hands over lies outside its heap. */
const YOUNG_GENERATION_MIB = 8

/** Starts the thread. What fails in it beyond reading a sheet fails every scan as AppError internal. */
export function startScanThread(): ScanThread {
  const worker = new Worker(workerUrl(), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB } })
  const scans = new Map<number, { readonly scan: SheetScan; readonly onInflated: (bytes: number) => void }>()
  let lastScan = 0
  let failure: Error | null = null
  let isClosed = false

  worker.on('message', (answer: ScanAnswer) => {
    const found = scans.get(answer.scan)
    if (found === undefined) return
    found.onInflated(answer.inflatedBytes)
    if (answer.kind === 'failed') {
      found.scan.end(fromScanFault(answer.fault))
      return
    }
    found.scan.deliver(answer.batches)
    if (answer.kind === 'ended') found.scan.end(null)
  })
  worker.on('error', (error: unknown) => {
    fail(error)
  })
  worker.on('exit', (code) => {
    fail(new Error(`it ended with status ${String(code)}`))
  })

  return {
    scan(task, onInflated) {
      lastScan += 1
      const number = lastScan
      const scan = createSheetScan({
        taken: (bytes) => {
          post({ kind: 'taken', scan: number, bytes })
        },
        drop: () => {
          scans.delete(number)
          post({ kind: 'drop', scan: number })
        },
      })
      scans.set(number, { scan, onInflated })
      if (failure === null) post({ kind: 'begin', scan: number, ...task })
      else scan.end(failure)
      return scan
    },
    async close() {
      isClosed = true
      for (const { scan } of [...scans.values()]) scan.drop()
      await worker.terminate()
    },
  }

  function post(request: ScanRequest): void {
    worker.postMessage(request)
  }

  function fail(cause: unknown): void {
    if (isClosed || failure !== null) return
    failure = new AppError('internal', `The thread that scans sheets failed: ${cause instanceof Error ? cause.message : String(cause)}.`, {}, { cause })
    for (const { scan } of scans.values()) scan.end(failure)
  }
}

/** Beside this file as it is, or where the build puts it. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './scan-worker.ts' : '../workers/scan-worker.js', import.meta.url)
}
