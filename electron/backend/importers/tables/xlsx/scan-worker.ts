// The thread that scans the sheets of a large workbook, so that reading goes on while rows are joined and stored. It sees
// inflated bytes only: files, limits of the archive and cancels are its owner's.
import { parentPort } from 'node:worker_threads'
import type { EncodedRows } from './encoded-rows.ts'
import { PartProblem } from './part-problem.ts'
import type { ScanAnswer, ScanRequest } from './scan-messages.ts'
import { createSheetScanner, type SheetScanner } from './sheet-scanner.ts'

const scans = new Map<number, SheetScanner>()

parentPort?.on('message', (request: ScanRequest) => {
  const { scan } = request
  if (request.kind === 'begin') scans.set(scan, createSheetScanner(request.context, request.limits))
  else if (request.kind === 'drop') scans.delete(scan)
  else work(request)
})

function work(request: Extract<ScanRequest, { kind: 'bytes' | 'end' }>): void {
  const { scan } = request
  const scanner = scans.get(scan)
  // Bytes that were on their way when the sheet was given up, or its problem found.
  if (scanner === undefined) return
  const batches: EncodedRows[] = []
  try {
    if (request.kind === 'bytes') {
      scanner.push(Buffer.from(request.piece, 0, request.length))
      for (let batch = scanner.take(); batch !== undefined; batch = scanner.take()) batches.push(batch)
      answer({ kind: 'taken', scan, piece: request.piece, batches })
      return
    }
    scans.delete(scan)
    batches.push(scanner.finish())
    answer({ kind: 'ended', scan, batches })
  } catch (error) {
    // Anything else is a fault of the program, and ends the thread.
    if (!(error instanceof PartProblem)) throw error
    scans.delete(scan)
    answer({ kind: 'problem', scan, message: error.message, rowNumber: error.rowNumber ?? scanner.rowNumber(), batches })
  }
}

function answer(message: ScanAnswer): void {
  const rows = message.batches.flatMap(({ numbers, ends, kinds, values }) => [numbers.buffer, ends.buffer, kinds.buffer, values.buffer])
  parentPort?.postMessage(message, message.kind === 'taken' ? [...rows, message.piece] : rows)
}
