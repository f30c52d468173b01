import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { TableFile } from '../table-file.ts'
import { createPackageParts } from './package-parts.ts'
import { startScanThread, type ScanThread } from './scan-thread.ts'
import { createSheetTable } from './sheet-table.ts'
import { createWorkbookContext } from './workbook-context.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { DEFAULT_XLSX_LIMITS, type XlsxLimits } from './xlsx-limits.ts'
import { openZipPackage } from './zip-package.ts'

export interface OpenXlsxOptions {
  readonly signal: CancelSignal
  /** Those not given are DEFAULT_XLSX_LIMITS. */
  readonly limits?: Partial<XlsxLimits>
  /** Told, piece by piece, how many more bytes were inflated. */
  readonly onInflated?: (bytes: number) => void
  /** From how many inflated bytes of sheets on a thread of its own scans them; DEFAULT_THREAD_FROM_BYTES when not given. */
  readonly threadFromBytes?: number
}

/** Below it (some 500 VMs) the thread would hardly have started before all is read. */
const DEFAULT_THREAD_FROM_BYTES = 12_000_000

/**
 * Opens an .xlsx workbook, as RVTools writes it or as a spreadsheet program saved it again, for reading row by row:
 * no sheet is ever in memory whole. Throws AppError: `unsupported-file` for another kind of file or one with a
 * password, `unreadable-file` for a damaged or unreachable one, `cancelled`. The caller closes the result.
 */
export async function openXlsx(path: string, options: OpenXlsxOptions): Promise<TableFile> {
  const limits = { ...DEFAULT_XLSX_LIMITS, ...options.limits }
  const { signal } = options
  const source = await openZipPackage(path, signal, limits)
  const parts = createPackageParts(source, { signal, limits, onInflated: options.onInflated ?? (() => undefined) })
  let isClosed = false
  let thread: ScanThread | null = null
  try {
    const workbook = await readWorkbook(parts)
    const context = createWorkbookContext(parts, workbook, limits)
    const sheetBytes = workbook.worksheets.reduce((sum, { part }) => sum + parts.sizeOf(part), 0)
    const isLarge = sheetBytes >= (options.threadFromBytes ?? DEFAULT_THREAD_FROM_BYTES)
    const threadOf = (): ScanThread | null => (isLarge ? (thread ??= startScanThread()) : null)
    return {
      format: describeFormat(workbook),
      tables: workbook.worksheets.map((sheet) => createSheetTable(parts, sheet, { signal, limits, context, thread: threadOf, isClosed: () => isClosed })),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }

  async function close(): Promise<void> {
    if (isClosed) return
    isClosed = true
    await thread?.close()
    // Not through yauzl's close(): that closes the descriptor behind the handle's back.
    await source.file.handle.close()
  }
}

/** RVTools gives every element a prefix, and its sheets names such as `vInfo` and `dvPort`. */
function describeFormat({ prefix, worksheets }: Workbook): string {
  const isNative = prefix !== '' && worksheets.some(({ name }) => /^d?v[A-Z]/.test(name))
  return isNative ? 'xlsx (native RVTools)' : 'xlsx (saved again)'
}
