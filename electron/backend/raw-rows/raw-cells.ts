import { serialToIso } from '#backend/importers/rvtools/cells/parse-date.ts'
import type { CellValue } from '#backend/importers/tables/table-file.ts'
import type { RawCell } from '#shared/contract/raw-rows.ts'

/** What a cell of a spreadsheet holds at most; only cells of CSV files and documents are longer. */
const LONGEST_VALUE = 32_767
/** Characters of an answer, beyond which values are shortened: enough for the rows of any VM, and not too much for a page. */
const MOST_CHARACTERS = 4_000_000
const SHORT_VALUE = 256

/** Turns cells into what the contract says of them, for one answer. */
export interface RawCells {
  of(cells: readonly CellValue[]): RawCell[]
  /** The answer is as long as it may get. */
  isFull(): boolean
}

export function createRawCells(): RawCells {
  let characters = 0
  const describe = (cell: Exclude<CellValue, null>, column: number): RawCell => {
    const kind = typeof cell === 'object' ? 'date' : typeof cell === 'string' ? 'text' : typeof cell === 'number' ? 'number' : 'boolean'
    const whole = typeof cell === 'object' ? String(cell.dateSerial) : String(cell)
    const longest = characters > MOST_CHARACTERS ? SHORT_VALUE : LONGEST_VALUE
    const value = whole.slice(0, longest)
    characters += value.length
    return { column, kind, value, date: typeof cell === 'object' ? (serialToIso(cell.dateSerial) ?? null) : null, cutFrom: whole.length > longest ? whole.length : null }
  }
  return {
    of: (cells) => cells.flatMap((cell, column) => (cell === null || cell === '' ? [] : [describe(cell, column)])),
    isFull: () => characters > MOST_CHARACTERS,
  }
}
