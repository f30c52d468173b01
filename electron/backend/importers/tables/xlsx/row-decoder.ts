import type { CellValue, TableRow } from '../table-file.ts'
import { CELL_KIND, type EncodedRows } from './encoded-rows.ts'
import { PartProblem } from './part-problem.ts'

/** The rows of a batch as everybody reads them, without those that hold nothing but empty texts. Throws PartProblem. */
export function decodeRows({ numbers, ends, kinds, values, texts }: EncodedRows, sharedStrings: readonly string[]): readonly TableRow[] {
  const rows: TableRow[] = []
  let at = 0
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] ?? 0
    const end = ends[row] ?? 0
    // As long as it will be: rows that grow cell by cell are most of what an import leaves to the collector.
    const cells = new Array<CellValue>(end - at)
    let hasText = false
    for (let column = 0; at < end; at++, column++) {
      const kind = kinds[at]
      const value = values[at] ?? 0
      if (kind === CELL_KIND.shared) {
        const text = sharedStrings[value]
        if (text === undefined) throw new PartProblem('refers to a shared text that the workbook does not have', { rowNumber: number })
        if (text !== '') hasText = true
        cells[column] = text
      } else if (kind === CELL_KIND.none) {
        cells[column] = null
      } else if (kind === CELL_KIND.text) {
        const text = texts[value] ?? ''
        if (text !== '') hasText = true
        cells[column] = text
      } else {
        hasText = true
        cells[column] = kind === CELL_KIND.number ? value : kind === CELL_KIND.date ? { dateSerial: value } : kind === CELL_KIND.true
      }
    }
    if (hasText) rows.push({ number, cells })
  }
  return rows
}
