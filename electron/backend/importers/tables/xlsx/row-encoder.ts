import { CELL_KIND, type CellKind, type EncodedRows } from './encoded-rows.ts'

/** Rows of a batch, and the cells after which a batch of wide rows ends earlier. */
const BATCH_ROWS = 256
const BATCH_CELLS = 65_536
const FIRST_CAPACITY = 4_096

/** Collects cells into batches of encoded rows. */
export interface RowEncoder {
  /** Puts a cell that has a value into the open row; answers how many cells longer the row has become. */
  put(column: number, kind: CellKind, value: number, text: string): number
  /** Ends the open row; one without a value leaves no trace. */
  closeRow(number: number): void
  isFull(): boolean
  /** The rows closed since the last batch. */
  take(): EncodedRows
}

export function createRowEncoder(): RowEncoder {
  const numbers = new Int32Array(BATCH_ROWS)
  const ends = new Int32Array(BATCH_ROWS)
  let kinds = new Uint8Array(FIRST_CAPACITY)
  let values = new Float64Array(FIRST_CAPACITY)
  let texts: string[] = []
  let rows = 0
  let rowStart = 0
  let count = 0

  return {
    put(column, kind, value, text) {
      const at = rowStart + column
      const added = at + 1 - count
      if (added > 0) {
        if (at >= kinds.length) grow(at + 1)
        // Beyond `count` lie cells of batches that were taken before.
        if (added > 1) kinds.fill(CELL_KIND.none, count, at)
        count = at + 1
      }
      kinds[at] = kind
      if (kind === CELL_KIND.text) {
        values[at] = texts.length
        texts.push(text)
      } else {
        values[at] = value
      }
      return added > 0 ? added : 0
    },
    closeRow(number) {
      if (count === rowStart) return
      numbers[rows] = number
      ends[rows] = count
      rows += 1
      rowStart = count
    },
    isFull: () => rows >= BATCH_ROWS || rowStart >= BATCH_CELLS,
    take() {
      const taken = { numbers: numbers.slice(0, rows), ends: ends.slice(0, rows), kinds: kinds.slice(0, rowStart), values: values.slice(0, rowStart), texts }
      texts = []
      rows = 0
      rowStart = 0
      count = 0
      return taken
    },
  }

  function grow(needed: number): void {
    const capacity = Math.max(needed, kinds.length * 2)
    const widerKinds = new Uint8Array(capacity)
    const widerValues = new Float64Array(capacity)
    widerKinds.set(kinds)
    widerValues.set(values)
    kinds = widerKinds
    values = widerValues
  }
}
