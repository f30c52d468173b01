import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { TableFile, TableRow } from '../table-file.ts'
import { cancelledReading, unreadableFile } from '../xlsx/file-errors.ts'
import { openFile } from '../xlsx/open-file.ts'
import { DEFAULT_XLS_LIMITS, type XlsLimits } from './xls-limits.ts'
import { startXlsReader, type XlsReader } from './xls-reader.ts'

export interface OpenXlsOptions {
  readonly signal: CancelSignal
  /** Those not given are DEFAULT_XLS_LIMITS. */
  readonly limits?: Partial<XlsLimits>
}

/**
 * Opens a legacy .xls workbook (BIFF), as RVTools before 3.9 wrote it. The file is read whole into a thread of its own
 * with a heap of its own. Throws AppError: `unsupported-file` for one with a password, `unreadable-file` for a damaged
 * one or one beyond the limits, `cancelled`. The caller closes the result.
 */
export async function openXls(path: string, options: OpenXlsOptions): Promise<TableFile> {
  const { signal } = options
  const limits = { ...DEFAULT_XLS_LIMITS, ...options.limits }
  const reader = await startXlsReader(path, await readWhole(path, limits), signal, limits)
  return {
    format: 'xls (legacy workbook)',
    tables: reader.names.map((name, sheet) => ({ name, rows: () => readRows(path, reader, sheet, signal) })),
    close: () => reader.close(),
  }
}

async function readWhole(path: string, { fileBytes }: XlsLimits): Promise<Uint8Array> {
  const file = await openFile(path)
  try {
    if (file.sizeBytes > fileBytes) {
      const limit = `${String(Math.floor(fileBytes / BYTES_PER_MIB))} MiB`
      throw unreadableFile(path, `it is larger than ${limit}, and a legacy workbook can only be read whole`, 'open it in a spreadsheet program and save it as .xlsx')
    }
    const bytes = await file.handle.readFile()
    await file.assertUnchanged()
    return bytes
  } finally {
    await file.handle.close()
  }
}

async function* readRows(path: string, reader: XlsReader, sheet: number, signal: CancelSignal): AsyncGenerator<readonly TableRow[]> {
  for (let from: number | null = 0; from !== null; ) {
    if (signal.aborted) throw cancelledReading(path)
    const { rows, next }: Awaited<ReturnType<XlsReader['ask']>> = await reader.ask({ sheet, from })
    if (rows.length > 0) yield rows
    from = next
  }
}
