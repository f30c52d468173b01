import { createBlockEncoder } from '#backend/raw-rows/block-encoder.ts'
import type { KeptRows } from '#backend/raw-rows/encoded-block.ts'
import type { TextMask } from '#backend/raw-rows/text-mask.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table, TableRow } from '../table-file.ts'
import { cancelledReading } from './file-errors.ts'
import { partError, type PackageParts } from './package-parts.ts'
import { PartProblem } from './part-problem.ts'
import { decodeRows } from './row-decoder.ts'
import { scanChunks } from './scan-chunks.ts'
import type { ScannedRows } from './scanned-rows.ts'
import type { ScanThread } from './scan-thread.ts'
import type { SheetScan } from './sheet-scan.ts'
import type { WorkbookContext } from './workbook-context.ts'
import type { Worksheet } from './workbook.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

export interface SheetTableOptions {
  readonly signal: CancelSignal
  readonly limits: XlsxLimits
  readonly context: WorkbookContext
  /** Scans the sheet; null: that is done in the thread that asks for the rows. */
  readonly thread: () => ScanThread | null
  readonly isClosed: () => boolean
  /** Who keeps the rows, and what is taken out of their texts before. */
  readonly kept?: { readonly mask: TextMask; readonly keep: (rows: KeptRows) => void }
}

/** A worksheet as a table that is read from the file each time. */
export function createSheetTable(parts: PackageParts, sheet: Worksheet, options: SheetTableOptions): Table {
  const { name, part } = sheet
  const { signal, limits, context, thread, isClosed, kept } = options
  /** A reading that was begun before anybody asked for its rows. */
  let ahead: Promise<SheetScan> | null = null
  /** A reading has come to the end: what the rows are kept as is told no second time. */
  let areKept = false
  return {
    name,
    hasSharedTexts: true,
    rows,
    keeping: (mask, keep) => createSheetTable(parts, sheet, { ...options, kept: { mask, keep } }),
    readAhead() {
      const scanning = thread()
      if (scanning === null || ahead !== null || isClosed()) return
      ahead = begin(scanning)
      // Whoever asks for the rows gets the error.
      ahead.catch(() => undefined)
    },
  }

  async function* rows(): AsyncGenerator<readonly TableRow[], void, undefined> {
    if (isClosed()) {
      throw new AppError('internal', `${JSON.stringify(parts.path)} was closed before its sheet ${JSON.stringify(name)} was read.`)
    }
    const scanning = thread()
    let scan: SheetScan | null = null
    try {
      if (scanning !== null) {
        const begun = ahead ?? begin(scanning)
        ahead = null
        scan = await begun
      }
      // The thread scans already while these are read.
      const sharedStrings = await context.sharedStrings()
      const mask = maskToKeepBy()
      const batches: AsyncIterable<ScannedRows> =
        scan === null
          ? scanChunks(parts.stream(part), { context: await context.cells(), limits, encoder: mask === null ? null : createBlockEncoder(mask) })
          : parts.guard(part, scan.batches())
      for await (const { rows: encoded, blocks } of batches) {
        // What was read ahead comes without a look at the file, which asks the signal.
        if (signal.aborted) throw cancelledReading(parts.path)
        const decoded = decodeRows(encoded, sharedStrings)
        if (blocks.length > 0) kept?.keep({ blocks, sharedTexts: sharedStrings })
        if (decoded.length > 0) yield decoded
      }
      areKept = true
    } catch (error) {
      if (!(error instanceof PartProblem)) throw error
      const row = error.rowNumber ?? 0
      throw partError(parts.path, `the sheet ${JSON.stringify(name)} (${part}${row > 0 ? `, row ${String(row)}` : ''})`, error)
    } finally {
      scan?.drop()
    }
  }

  async function begin(scanning: ScanThread): Promise<SheetScan> {
    const { onInflated, ...place } = await parts.locate(part)
    return scanning.scan({ ...place, context: await context.cells(), limits, keep: maskToKeepBy() }, onInflated)
  }

  function maskToKeepBy(): TextMask | null {
    return kept === undefined || areKept ? null : kept.mask
  }
}
