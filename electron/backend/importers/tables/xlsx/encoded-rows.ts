/**
 * What an encoded cell is, as numbers, since millions of them lie in typed arrays. `none` is a cell that is absent or has
 * no value; `shared` refers to a shared string and `text` to a text of the batch, both by index.
 */
export const CELL_KIND = { none: 0, shared: 1, number: 2, date: 3, false: 4, true: 5, text: 6 } as const

export type CellKind = (typeof CELL_KIND)[keyof typeof CELL_KIND]

/** A batch of rows without an object a cell, so that a thread can hand it over without copying it. */
export interface EncodedRows {
  /** By row: its number in the file. */
  readonly numbers: Int32Array<ArrayBuffer>
  /** By row: where its cells end in `kinds` and `values`. */
  readonly ends: Int32Array<ArrayBuffer>
  /** By cell: one of CELL_KIND. */
  readonly kinds: Uint8Array<ArrayBuffer>
  /** By cell: the number, the date's serial, or the index of the text. */
  readonly values: Float64Array<ArrayBuffer>
  readonly texts: readonly string[]
}

const BYTES_PER_CELL = 9
const BYTES_PER_CHARACTER = 2

/** What a batch takes in memory, in bytes, near enough to limit how much waits. */
export function sizeOfRows({ kinds, texts }: EncodedRows): number {
  let characters = 0
  for (const text of texts) characters += text.length
  return kinds.length * BYTES_PER_CELL + characters * BYTES_PER_CHARACTER
}
