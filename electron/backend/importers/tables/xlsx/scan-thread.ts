import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/contract/app-error.ts'
import type { CellContext } from './cell-scanner.ts'
import { PartProblem } from './part-problem.ts'
import type { ScanAnswer, ScanRequest } from './scan-messages.ts'
import { createSheetScan, PIECE_BYTES, type SheetScan } from './sheet-scan.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/** A thread that scans sheets. Whoever started it closes it. */
export interface ScanThread {
  /** Begins to scan a sheet; its bytes are fetched as fast as rows are taken, a little ahead of them. */
  scan(chunks: AsyncIterable<Buffer>, context: CellContext, limits: XlsxLimits): SheetScan
  /** Ends every scan that is under way, and the thread. */
  close(): Promise<void>
}

/** The thread makes hardly any garbage: what it hands over lies outside its heap. */
const YOUNG_GENERATION_MIB = 8

/** Starts the thread. What fails in it beyond a sheet's problem fails every scan as AppError internal. */
export function startScanThread(): ScanThread {
  const worker = new Worker(workerUrl(), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB } })
  const scans = new Map<number, SheetScan>()
  /** Pieces that nobody fills or reads. */
  const idle: ArrayBuffer[] = []
  let lastScan = 0
  let failure: Error | null = null
  let isClosed = false

  worker.on('message', (answer: ScanAnswer) => {
    if (answer.kind === 'taken') idle.push(answer.piece)
    const scan = scans.get(answer.scan)
    if (scan === undefined) return
    for (const batch of answer.batches) scan.deliver(batch)
    if (answer.kind === 'taken') scan.taken()
    else scan.end(answer.kind === 'ended' ? null : new PartProblem(answer.message, { rowNumber: answer.rowNumber }))
  })
  worker.on('error', (error: unknown) => {
    fail(error)
  })
  worker.on('exit', (code) => {
    fail(new Error(`it ended with status ${String(code)}`))
  })

  return {
    scan(chunks, context, limits) {
      lastScan += 1
      const number = lastScan
      const scan = createSheetScan(chunks, {
        room: () => idle.pop() ?? new ArrayBuffer(PIECE_BYTES),
        send: (piece, length) => {
          worker.postMessage({ kind: 'bytes', scan: number, piece, length } satisfies ScanRequest, [piece])
        },
        finish: () => {
          post({ kind: 'end', scan: number })
        },
        drop: () => {
          scans.delete(number)
          post({ kind: 'drop', scan: number })
        },
      })
      scans.set(number, scan)
      if (failure === null) post({ kind: 'begin', scan: number, context, limits })
      else scan.end(failure)
      return scan
    },
    async close() {
      isClosed = true
      await Promise.all([...scans.values()].map(async (scan) => await scan.drop()))
      await worker.terminate()
    },
  }

  function post(request: ScanRequest): void {
    worker.postMessage(request)
  }

  function fail(cause: unknown): void {
    if (isClosed || failure !== null) return
    failure = new AppError('internal', `The thread that scans sheets failed: ${cause instanceof Error ? cause.message : String(cause)}.`, {}, { cause })
    for (const scan of scans.values()) scan.end(failure)
  }
}

/** Beside this file as it is, or where the build puts it. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './scan-worker.ts' : '../workers/scan-worker.js', import.meta.url)
}

