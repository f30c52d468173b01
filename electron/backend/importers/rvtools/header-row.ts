import type { CellValue, Table, TableRow } from '../tables/table-file.ts'
import { parseText } from './cells/parse-text.ts'
import { countKnownHeaders } from './columns/sheet-fingerprint.ts'

/** A table that begins with its header row, and what was passed over for that. */
export interface HeadedTable extends Table {
  /** Of the last reading: rows above the header, such as a title. */
  readonly above: readonly TableRow[]
  /** Of the last reading: the numbers of rows below that repeat the header, as where exports were put below each other. */
  readonly repeated: readonly number[]
}

/** A title, a date and some blank rows stand above a header, hardly more. */
const ROWS_LOOKED_AT = 20
const LEAST_HEADERS = 3

/**
 * A sheet as its header and the rows below it. The header is the first row unless one of the next bears three or more
 * of the sheet's headers and the first does not.
 */
export function withHeaderRow(sheet: string, table: Table): HeadedTable {
  let above: readonly TableRow[] = []
  let repeated: number[] = []
  return {
    name: table.name,
    ...(table.hasSharedTexts === true ? { hasSharedTexts: true } : {}),
    get above() {
      return above
    },
    get repeated() {
      return repeated
    },
    readAhead() {
      table.readAhead?.()
    },
    async *rows() {
      above = []
      repeated = []
      let header: readonly CellValue[] | null = null
      for await (const batch of table.rows()) {
        let rows = batch
        if (header === null) {
          const at = findHeader(sheet, batch)
          above = batch.slice(0, at)
          rows = batch.slice(at)
          header = rows[0]?.cells ?? null
          if (header === null) continue
          // The copies of the header are looked for behind it only.
          yield rows.slice(0, 1)
          rows = rows.slice(1)
        }
        const own: readonly CellValue[] = header
        const copies = rows.filter(({ cells }) => isHeader(cells, own))
        if (copies.length > 0) {
          repeated.push(...copies.map(({ number }) => number))
          rows = rows.filter((row) => !copies.includes(row))
        }
        yield rows
      }
    },
  }
}

/** The index of the header row within the first rows of a table. */
export function findHeader(sheet: string, rows: readonly TableRow[]): number {
  for (const [index, { cells }] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
    if (countKnownHeaders(sheet, headerTexts(cells)) >= LEAST_HEADERS) return index
  }
  return 0
}

/** The texts of a row that can be headers. */
export function headerTexts(cells: readonly CellValue[]): string[] {
  return cells.map((cell) => parseText(cell)).filter((text) => text !== null)
}

function isHeader(cells: readonly CellValue[], header: readonly CellValue[]): boolean {
  // Nearly every row differs in the first cell already.
  if (cells[0] !== header[0] || cells.length !== header.length || cells.length < LEAST_HEADERS) return false
  return cells.every((cell, index) => cell === header[index])
}
