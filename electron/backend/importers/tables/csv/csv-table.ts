import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { CellValue, Table, TableRow } from '../table-file.ts'
import { cancelledReading } from '../xlsx/file-errors.ts'
import { sniffCsv, type CsvEncoding, type CsvForm } from './sniff-csv.ts'

/** The bytes of one CSV file, wherever they lie. */
export interface CsvSource {
  /** For messages: the file, and the entry of it where it is an archive. */
  readonly path: string
  /** The file's content from its start; each call reads it anew. */
  chunks(): AsyncIterable<Buffer>
}

export interface CsvTableOptions {
  readonly signal: CancelSignal
  /** What the table is called, from its first row. */
  readonly nameTable: (headers: readonly string[]) => string
}

export interface CsvTable {
  readonly table: Table
  readonly form: CsvForm
}

const SNIFFED_BYTES = 65_536
const BATCH_ROWS = 256
/** A quote that is never closed would take the rest of the file for one cell. */
const RECORD_BYTES_AT_MOST = 4 * 1024 * 1024
/** A spreadsheet ends at 1,048,576 rows; an export of the largest estates has some millions of files in vFileInfo. */
const ROWS_AT_MOST = 20_000_000
/** Rows that hold nothing make no batch, so that the signal is looked at between rows too. */
const ROWS_BETWEEN_LOOKS = 4_096

/** Looks at a CSV file's beginning and makes a table of it. All cells are texts. */
export async function createCsvTable(source: CsvSource, { signal, nameTable }: CsvTableOptions): Promise<CsvTable> {
  const form = sniffCsv(await readStart(source))
  return { form, table: { name: nameTable(form.headers), rows: () => readRows(source, form, signal) } }
}

async function readStart(source: CsvSource): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of source.chunks()) {
    pieces.push(piece)
    length += piece.length
    if (length >= SNIFFED_BYTES) break
  }
  return Buffer.concat(pieces).subarray(0, SNIFFED_BYTES)
}

async function* readRows(source: CsvSource, form: CsvForm, signal: CancelSignal): AsyncGenerator<readonly TableRow[]> {
  const { path } = source
  const { encoding, delimiter, hasSeparatorLine } = form
  const parser = parse({
    delimiter,
    relax_column_count: true,
    // RVTools before 4.6.1 did not double the quotes inside a value.
    relax_quotes: true,
    // Files put together by hand end their lines in several ways.
    record_delimiter: ['\r\n', '\n', '\r'],
    // Passed over in the parser itself: a file can hold a hundred million of them. They count as rows all the same.
    skip_empty_lines: true,
    info: true,
    max_record_size: RECORD_BYTES_AT_MOST,
  })
  const feeding = pipeline(decode(source, encoding, signal), parser)
  // The loop below meets the same error.
  feeding.catch(() => undefined)
  let batch: TableRow[] = []
  let number = 0
  let records = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      number = info.records + info.empty_lines
      records += 1
      if (records % ROWS_BETWEEN_LOOKS === 0 && signal.aborted) throw cancelledReading(path)
      if (records > ROWS_AT_MOST) throw new Error(`it has more than ${String(ROWS_AT_MOST)} rows`)
      if (number === 1 && hasSeparatorLine) continue
      if (record.every((cell) => cell === '')) continue
      batch.push({ number, cells: record.map((cell): CellValue => (cell === '' ? null : cell)) })
      if (batch.length < BATCH_ROWS) continue
      if (signal.aborted) throw cancelledReading(path)
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  } catch (error) {
    if (error instanceof AppError) throw error
    const problem = error instanceof Error ? error.message : String(error)
    throw new AppError('unreadable-file', `${JSON.stringify(path)} cannot be read after row ${String(number)}: ${problem}; export it again.`, { path }, { cause: error })
  } finally {
    parser.destroy()
  }
}

/** What the parser gives for each record when it is asked for the place too. */
interface ParsedRecord {
  readonly record: readonly string[]
  readonly info: { readonly records: number; readonly empty_lines: number }
}

async function* decode(source: CsvSource, encoding: CsvEncoding, signal: CancelSignal): AsyncGenerator<string> {
  // The decoder takes the byte-order mark off.
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of source.chunks()) {
    // Lines that are empty come to no record, at which it would be looked too.
    if (signal.aborted) throw cancelledReading(source.path)
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}
