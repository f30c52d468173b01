import type { PassedOver } from '#backend/documents/passed-over.ts'
import type { KeptRows } from '#backend/raw-rows/encoded-block.ts'
import type { TextMask } from '#backend/raw-rows/text-mask.ts'

/** An instant as spreadsheets keep it: days since 1899-12-30 (Excel's 1900 system), the fraction being the time of day. */
export interface DateSerial {
  readonly dateSerial: number
}

/** What a cell says. `null` is a cell that is absent or has no value; the empty string is a text of no length. */
export type CellValue = string | number | boolean | null | DateSerial

export interface TableRow {
  /** 1-based, as in the file, so that a message can name the row a person sees. */
  readonly number: number
  /** By column index from 0; holes are null, and trailing nulls may be missing. */
  readonly cells: readonly CellValue[]
}

export interface Table {
  /** As the file names it; two tables of a file may bear one name. */
  readonly name: string
  /** Its texts are in memory anyway as long as the file is open, so that rows kept of it cost little. */
  readonly hasSharedTexts?: true
  /** Batches of some hundred rows, in the file's order, without rows that are completely empty. Each call reads the file anew. */
  rows(): AsyncIterable<readonly TableRow[]>
  /** Says that `rows` will be asked for soon: a file that is read by a thread of its own begins with it. */
  readAhead?(): void
  /**
   * The same table, which hands over what a project keeps of each batch as the batch is read: once a row, but again where a reading
   * before was not to the end. Where it is missing, whoever keeps the rows encodes them.
   */
  keeping?(mask: TextMask, keep: (rows: KeptRows) => void): Table
}

/** A file of tables, whatever its format: sheets of a workbook, or one CSV a table. */
export interface TableFile {
  /** For people, e.g. `xlsx (native RVTools)` or `xlsx (saved again)`. */
  readonly format: string
  readonly tables: readonly Table[]
  /** Of a folder or an archive: what lies beside the tables' files. */
  readonly passedOver?: PassedOver
  close(): Promise<void>
}
