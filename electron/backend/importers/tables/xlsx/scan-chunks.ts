import type { CellContext } from './cell-scanner.ts'
import type { EncodedRows } from './encoded-rows.ts'
import { PartProblem } from './part-problem.ts'
import { createSheetScanner } from './sheet-scanner.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/** The rows of a sheet's bytes, in the thread that asks. Throws PartProblem with the row, and what the chunks throw. */
export async function* scanChunks(chunks: AsyncIterable<Buffer>, context: CellContext, limits: XlsxLimits): AsyncGenerator<EncodedRows, void, undefined> {
  const scanner = createSheetScanner(context, limits)
  try {
    for await (const chunk of chunks) {
      scanner.push(chunk)
      for (let batch = scanner.take(); batch !== undefined; batch = scanner.take()) yield batch
    }
    yield scanner.finish()
  } catch (error) {
    throw error instanceof PartProblem && error.rowNumber === null ? new PartProblem(error.message, { cause: error, rowNumber: scanner.rowNumber() }) : error
  }
}
