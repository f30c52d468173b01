import type { CellValue, TableRow } from '../table-file.ts'
import { CELL_KIND, type EncodedRows } from './encoded-rows.ts'
import { PartProblem } from './part-problem.ts'

/** A batch as it was scanned, and the texts that its cells name by number. */
export interface ScannedBatch {
  readonly encoded: EncodedRows
  readonly sharedTexts: readonly string[]
}

/** Weakly, and until somebody takes it: rows that are held for a second reading would hold it twice. */
const SCANNED = new WeakMap<readonly TableRow[], ScannedBatch>()

/** How a batch of rows was scanned, once; undefined for one of another format, and where it was asked for before. */
export function takeScanned(rows: readonly TableRow[]): ScannedBatch | undefined {
  const scanned = SCANNED.get(rows)
  SCANNED.delete(rows)
  return scanned
}

/** The rows of a batch as everybody reads them, without those that hold nothing but empty texts. Throws PartProblem. */
export function decodeRows(encoded: EncodedRows, sharedStrings: readonly string[]): readonly TableRow[] {
  const { numbers, ends, kinds, values, texts } = encoded
  const rows: TableRow[] = []
  let at = 0
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] ?? 0
    const end = ends[row] ?? 0
    const cells: CellValue[] = []
    let hasText = false
    for (; at < end; at++) {
      const kind = kinds[at]
      const value = values[at] ?? 0
      if (kind === CELL_KIND.shared) {
        const text = sharedStrings[value]
        if (text === undefined) throw new PartProblem('refers to a shared text that the workbook does not have', { rowNumber: number })
        if (text !== '') hasText = true
        cells.push(text)
      } else if (kind === CELL_KIND.none) {
        cells.push(null)
      } else if (kind === CELL_KIND.text) {
        const text = texts[value] ?? ''
        if (text !== '') hasText = true
        cells.push(text)
      } else {
        hasText = true
        cells.push(kind === CELL_KIND.number ? value : kind === CELL_KIND.date ? { dateSerial: value } : kind === CELL_KIND.true)
      }
    }
    if (hasText) rows.push({ number, cells })
  }
  SCANNED.set(rows, { encoded, sharedTexts: sharedStrings })
  return rows
}
