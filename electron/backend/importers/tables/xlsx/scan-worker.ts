// The thread that reads the sheets of a large workbook: it unpacks and scans them, and encodes what a project keeps of them, while rows
// are joined and stored. The file is open already; limits beyond an entry, cancels and whether the file stays what it is are its owner's.
import { read } from 'node:fs'
import { promisify } from 'node:util'
import { parentPort } from 'node:worker_threads'
import { createBlockEncoder } from '#backend/raw-rows/block-encoder.ts'
import { decodePart } from './decode-part.ts'
import { inflateRange } from './inflate-range.ts'
import { toScanFault } from './scan-fault.ts'
import type { ScanAnswer, ScanRequest } from './scan-messages.ts'
import { sizeOfScanned, type ScannedRows } from './scanned-rows.ts'
import { createSheetScanner } from './sheet-scanner.ts'

/** Bytes of rows and blocks of one sheet that nobody has taken yet. */
const BYTES_AHEAD = 4_194_304

const readFile = promisify(read)

interface Scan {
  isDropped: boolean
  bytesAhead: number
  /** Wakes the reading that waits for room. */
  wake: (() => void) | null
}

const scans = new Map<number, Scan>()

parentPort?.on('message', (request: ScanRequest) => {
  if (request.kind === 'begin') {
    void readSheet(request)
    return
  }
  const scan = scans.get(request.scan)
  if (scan === undefined) return
  if (request.kind === 'drop') scan.isDropped = true
  else scan.bytesAhead -= request.bytes
  scan.wake?.()
})

/** A rejection that is no fault of the file is one of the program: nobody catches it, so it ends the thread. */
async function readSheet({ scan: number, descriptor, range, context, limits, keep }: Extract<ScanRequest, { kind: 'begin' }>): Promise<void> {
  const scan: Scan = { isDropped: false, bytesAhead: 0, wake: null }
  scans.set(number, scan)
  const scanner = createSheetScanner(context, limits)
  const encoder = keep === null ? null : createBlockEncoder(keep)
  let inflatedBytes = 0
  const onInflated = (bytes: number): void => {
    inflatedBytes += bytes
  }
  const readAt = async (buffer: Buffer, length: number, position: number): Promise<number> => (await readFile(descriptor, buffer, 0, length, position)).bytesRead
  try {
    for await (const chunk of decodePart(inflateRange(readAt, range, { limits, onInflated }))) {
      if (isDropped()) return
      scanner.push(chunk)
      const batches: ScannedRows[] = []
      for (let rows = scanner.take(); rows !== undefined; rows = scanner.take()) batches.push({ rows, blocks: encoder?.encode(rows) ?? [] })
      if (batches.length > 0) deliver('rows', batches)
      while (scan.bytesAhead >= BYTES_AHEAD && !isDropped()) await room()
    }
    const rows = scanner.finish()
    deliver('ended', [{ rows, blocks: encoder?.encode(rows) ?? [] }])
  } catch (error) {
    const fault = toScanFault(error, scanner.rowNumber())
    if (fault === null) throw error
    if (!isDropped()) answer({ kind: 'failed', scan: number, fault, inflatedBytes }, [])
  } finally {
    scans.delete(number)
  }

  function deliver(kind: 'rows' | 'ended', batches: readonly ScannedRows[]): void {
    for (const batch of batches) scan.bytesAhead += sizeOfScanned(batch)
    answer({ kind, scan: number, batches, inflatedBytes }, batches)
    inflatedBytes = 0
  }

  /** A function, since the flag changes while this waits. */
  function isDropped(): boolean {
    return scan.isDropped
  }

  async function room(): Promise<void> {
    await new Promise<void>((resolve) => {
      scan.wake = resolve
    })
  }
}

function answer(message: ScanAnswer, batches: readonly ScannedRows[]): void {
  parentPort?.postMessage(message, batches.flatMap(({ rows: { numbers, ends, kinds, values }, blocks }) => [
    ...[numbers, ends, kinds, values].map(({ buffer }) => buffer),
    ...blocks.flatMap(({ bytes, newTexts }) => [bytes.buffer, newTexts.buffer]),
  ]))
}
