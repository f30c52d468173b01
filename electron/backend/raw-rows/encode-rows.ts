import type { TableRow } from '#backend/importers/tables/table-file.ts'
import type { EncodedRows } from '#backend/importers/tables/xlsx/encoded-rows.ts'
import { CELL_KIND } from '#backend/importers/tables/xlsx/encoded-rows.ts'

/** Rows of a file that is no workbook, such as a CSV, in the form in which those of a workbook come. */
export function encodeRows(rows: readonly TableRow[]): EncodedRows {
  const count = rows.reduce((sum, { cells }) => sum + cells.length, 0)
  const numbers = new Int32Array(rows.length)
  const ends = new Int32Array(rows.length)
  const kinds = new Uint8Array(count)
  const values = new Float64Array(count)
  const texts: string[] = []
  let at = 0
  rows.forEach(({ number, cells }, row) => {
    numbers[row] = number
    for (const cell of cells) {
      if (typeof cell === 'string') {
        kinds[at] = CELL_KIND.text
        values[at] = texts.length
        texts.push(cell)
      } else if (typeof cell === 'number') {
        kinds[at] = CELL_KIND.number
        values[at] = cell
      } else if (typeof cell === 'boolean') {
        kinds[at] = cell ? CELL_KIND.true : CELL_KIND.false
      } else if (cell !== null) {
        kinds[at] = CELL_KIND.date
        values[at] = cell.dateSerial
      }
      at += 1
    }
    ends[row] = at
  })
  return { numbers, ends, kinds, values, texts }
}
