import type { BlockEncoder } from '#backend/raw-rows/block-encoder.ts'
import type { CellContext } from './cell-scanner.ts'
import type { EncodedRows } from './encoded-rows.ts'
import { PartProblem } from './part-problem.ts'
import type { ScannedRows } from './scanned-rows.ts'
import { createSheetScanner } from './sheet-scanner.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

export interface ScanChunksOptions {
  readonly context: CellContext
  readonly limits: XlsxLimits
  readonly encoder: BlockEncoder | null
}

/** The rows of a sheet's bytes, in the thread that asks; with what a project keeps of them where there is an encoder. Throws PartProblem with the row, and what the chunks throw. */
export async function* scanChunks(chunks: AsyncIterable<Buffer>, { context, limits, encoder }: ScanChunksOptions): AsyncGenerator<ScannedRows, void, undefined> {
  const scanner = createSheetScanner(context, limits)
  try {
    for await (const chunk of chunks) {
      scanner.push(chunk)
      for (let rows = scanner.take(); rows !== undefined; rows = scanner.take()) yield scanned(rows)
    }
    yield scanned(scanner.finish())
  } catch (error) {
    throw error instanceof PartProblem && error.rowNumber === null ? new PartProblem(error.message, { cause: error, rowNumber: scanner.rowNumber() }) : error
  }

  function scanned(rows: EncodedRows): ScannedRows {
    return { rows, blocks: encoder?.encode(rows) ?? [] }
  }
}
