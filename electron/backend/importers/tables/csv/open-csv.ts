import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { CellValue, TableFile, TableRow } from '../table-file.ts'
import { type OpenFile, openFile } from '../xlsx/open-file.ts'
import { sniffCsv, type CsvEncoding, type CsvForm } from './sniff-csv.ts'

export interface OpenCsvOptions {
  readonly signal: CancelSignal
  /** What the file's one table is called, from its first row. */
  readonly nameTable: (headers: readonly string[]) => string
}

const SNIFFED_BYTES = 65_536
const BATCH_ROWS = 256
/** A quote that is never closed would take the rest of the file for one cell. */
const RECORD_BYTES_AT_MOST = 4 * 1024 * 1024

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

/**
 * Opens a CSV file as a file of one table: comma, semicolon or tab, UTF-8, UTF-16 with a byte-order mark or
 * Windows-1252, with line breaks inside quotes. All cells are texts. Throws AppError `unreadable-file` for a damaged or
 * unreachable file, `cancelled`.
 */
export async function openCsv(path: string, { signal, nameTable }: OpenCsvOptions): Promise<TableFile> {
  const file = await openFile(path)
  try {
    const { buffer, bytesRead } = await file.handle.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
    const form = sniffCsv(buffer.subarray(0, bytesRead))
    return {
      format: `CSV (${DELIMITER_NAMES[form.delimiter]}, ${form.encoding.toUpperCase()})`,
      tables: [{ name: nameTable(form.headers), rows: () => readRows(file, form, signal) }],
      close: () => file.handle.close(),
    }
  } catch (error) {
    await file.handle.close()
    throw error
  }
}

/** Every reading is of the file that was opened, even where another one takes its place meanwhile. */
async function* readRows(file: OpenFile, { encoding, delimiter }: CsvForm, signal: CancelSignal): AsyncGenerator<readonly TableRow[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    // RVTools before 4.6.1 did not double the quotes inside a value.
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: RECORD_BYTES_AT_MOST,
  })
  const { path } = file
  await file.assertUnchanged()
  const feeding = pipeline(file.handle.createReadStream({ start: 0, autoClose: false }), (chunks: AsyncIterable<Buffer>) => decode(chunks, encoding), parser)
  // The loop below meets the same error.
  feeding.catch(() => undefined)
  let batch: TableRow[] = []
  let number = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1
      if (record.every((cell) => cell === '')) continue
      batch.push({ number, cells: record.map((cell): CellValue => (cell === '' ? null : cell)) })
      if (batch.length < BATCH_ROWS) continue
      if (signal.aborted) throw new AppError('cancelled', `Reading ${JSON.stringify(path)} was cancelled.`, { path })
      yield batch
      batch = []
    }
    await file.assertUnchanged()
    if (batch.length > 0) yield batch
  } catch (error) {
    if (error instanceof AppError) throw error
    const problem = error instanceof Error ? error.message : String(error)
    throw new AppError('unreadable-file', `${JSON.stringify(path)} cannot be read after row ${String(number)}: ${problem}; export it again.`, { path }, { cause: error })
  } finally {
    parser.destroy()
  }
}

async function* decode(chunks: AsyncIterable<Buffer>, encoding: CsvEncoding): AsyncGenerator<string> {
  // The decoder takes the byte-order mark off.
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
