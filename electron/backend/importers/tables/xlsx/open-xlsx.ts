import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table, TableFile, TableRow } from '../table-file.ts'
import type { CellContext } from './cell-scanner.ts'
import { readDateStyles } from './date-styles.ts'
import { createPackageParts, partError, type PackageParts } from './package-parts.ts'
import { PartProblem } from './part-problem.ts'
import { readSharedStrings } from './shared-strings.ts'
import { createSheetScanner } from './sheet-scanner.ts'
import { readWorkbook, type Workbook, type Worksheet } from './workbook.ts'
import { DEFAULT_XLSX_LIMITS, type XlsxLimits } from './xlsx-limits.ts'
import { openZipPackage } from './zip-package.ts'

export interface OpenXlsxOptions {
  readonly signal: CancelSignal
  /** Those not given are DEFAULT_XLSX_LIMITS. */
  readonly limits?: Partial<XlsxLimits>
  /** Told, piece by piece, how many more bytes were inflated. */
  readonly onInflated?: (bytes: number) => void
}

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
  try {
    const workbook = await readWorkbook(parts)
    const contextOf = createContextReader(parts, workbook, limits)
    return {
      format: describeFormat(workbook),
      tables: workbook.worksheets.map((sheet) => createTable(parts, sheet, limits, contextOf, () => isClosed)),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }

  async function close(): Promise<void> {
    if (isClosed) return
    isClosed = true
    // Not through yauzl's close(): that closes the descriptor behind the handle's back.
    await source.file.handle.close()
  }
}

/** RVTools gives every element a prefix, and its sheets names such as `vInfo` and `dvPort`. */
function describeFormat({ prefix, worksheets }: Workbook): string {
  const isNative = prefix !== '' && worksheets.some(({ name }) => /^d?v[A-Z]/.test(name))
  return isNative ? 'xlsx (native RVTools)' : 'xlsx (saved again)'
}

/** Reads the shared strings and the styles when a sheet first needs them, and once. */
function createContextReader(parts: PackageParts, workbook: Workbook, limits: XlsxLimits): () => Promise<CellContext> {
  let context: Promise<CellContext> | undefined
  return () => {
    context ??= readContext(parts, workbook, limits).catch((error: unknown) => {
      context = undefined
      throw error
    })
    return context
  }
}

async function readContext(parts: PackageParts, workbook: Workbook, limits: XlsxLimits): Promise<CellContext> {
  const { sharedStringsPart, stylesPart, is1904 } = workbook
  const isDateStyle =
    stylesPart === undefined || !parts.has(stylesPart)
      ? []
      : await parts.withPart(stylesPart, async () => readDateStyles(await parts.read(stylesPart)))
  // A workbook that lacks the part and needs it fails at the first cell that refers to it.
  if (sharedStringsPart === undefined || !parts.has(sharedStringsPart)) return { sharedStrings: [], isDateStyle, is1904 }
  const sharedStrings = await parts.withPart(sharedStringsPart, () => {
    if (parts.sizeOf(sharedStringsPart) > limits.sharedStringsBytes) {
      throw new PartProblem(`is larger than ${String(limits.sharedStringsBytes)} bytes`)
    }
    return readSharedStrings(parts.stream(sharedStringsPart), limits)
  })
  return { sharedStrings, isDateStyle, is1904 }
}

function createTable(
  parts: PackageParts,
  { name, part }: Worksheet,
  limits: XlsxLimits,
  contextOf: () => Promise<CellContext>,
  isClosed: () => boolean,
): Table {
  return { name, hasSharedTexts: true, rows }

  async function* rows(): AsyncGenerator<readonly TableRow[], void, undefined> {
    if (isClosed()) {
      throw new AppError('internal', `${JSON.stringify(parts.path)} was closed before its sheet ${JSON.stringify(name)} was read.`)
    }
    const scanner = createSheetScanner(await contextOf(), limits)
    try {
      for await (const chunk of parts.stream(part)) {
        scanner.push(chunk)
        for (let batch = scanner.take(); batch !== undefined; batch = scanner.take()) yield batch
      }
      const last = scanner.finish()
      if (last.length > 0) yield last
    } catch (error) {
      if (!(error instanceof PartProblem)) throw error
      const row = scanner.rowNumber()
      throw partError(parts.path, `the sheet ${JSON.stringify(name)} (${part}${row > 0 ? `, row ${String(row)}` : ''})`, error)
    }
  }
}
