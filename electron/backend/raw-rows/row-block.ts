import type { CellValue } from '#backend/importers/tables/table-file.ts'
import { CELL_KIND, type EncodedRows } from '#backend/importers/tables/xlsx/encoded-rows.ts'
import { type ByteWriter, createByteReader, createByteWriter } from './byte-writer.ts'

/** A cell whose text is among those that a whole file shares, by its number there. */
export interface SharedText {
  readonly sharedText: number
}

export type RawCell = CellValue | SharedText

/** Beside the kinds of CELL_KIND: a whole number that is written as such. */
const WHOLE_NUMBER = 7
/** What `signed` of a ByteWriter takes. */
const LARGEST_WHOLE = 0x3fffffff

export interface EncodeOptions {
  /** Told of each shared text that a cell names. */
  readonly onShared: (text: number) => void
  /** What becomes of a text before it is kept. */
  readonly mask: (text: string) => string
  /** For many blocks one after the other, so that memory is not asked for again for each. */
  readonly writer?: ByteWriter
}

/**
 * A batch of rows in bytes: column by column, since the cells of a column are alike, each cell only where it differs from
 * the one above it. The texts of the batch itself follow as JSON.
 */
export function encodeRowBlock({ numbers, ends, kinds, values, texts }: EncodedRows, { onShared, mask, writer: out = createByteWriter() }: EncodeOptions): Uint8Array {
  const { unique, placeOf } = uniqueTexts(texts)
  const rows = numbers.length
  let columns = 0
  out.whole(rows)
  for (let row = 0, start = 0, before = 0; row < rows; row++) {
    const number = numbers[row] ?? 0
    const end = ends[row] ?? 0
    out.signed(number - before)
    before = number
    columns = Math.max(columns, end - start)
    start = end
  }
  out.whole(columns)
  for (let column = 0; column < columns; column++) {
    let same = 0
    let kindAbove: number = CELL_KIND.none
    let valueAbove = 0
    let sharedBefore = 0
    let textBefore = 0
    for (let row = 0, start = 0; row < rows; row++) {
      const end = ends[row] ?? 0
      const at = start + column
      const kind = at < end ? (kinds[at] ?? CELL_KIND.none) : CELL_KIND.none
      const value = kind === CELL_KIND.none || kind === CELL_KIND.true || kind === CELL_KIND.false ? 0 : kind === CELL_KIND.text ? (placeOf[values[at] ?? 0] ?? 0) : (values[at] ?? 0)
      start = end
      if (kind === kindAbove && value === valueAbove) {
        same += 1
        continue
      }
      if (same > 0) out.whole(same * 2 + 1)
      same = 0
      kindAbove = kind
      valueAbove = value
      if (kind === CELL_KIND.shared) {
        out.whole(kind * 2)
        out.signed(value - sharedBefore)
        sharedBefore = value
        onShared(value)
      } else if (kind === CELL_KIND.text) {
        out.whole(kind * 2)
        out.signed(value - textBefore)
        textBefore = value
      } else if (kind === CELL_KIND.number && Number.isInteger(value) && Math.abs(value) <= LARGEST_WHOLE && !Object.is(value, -0)) {
        out.whole(WHOLE_NUMBER * 2)
        out.signed(value)
      } else {
        out.whole(kind * 2)
        if (kind === CELL_KIND.number || kind === CELL_KIND.date) out.double(value)
      }
    }
    if (same > 0) out.whole(same * 2 + 1)
  }
  out.bytes(new TextEncoder().encode(JSON.stringify(unique.map(mask))))
  return out.take()
}

/** The wanted rows of a block by their numbers, each as long as its last cell that holds something. Throws RangeError or SyntaxError for bytes that are no block. */
export function decodeRowBlock(bytes: Uint8Array, isWanted: (row: number) => boolean): Map<number, RawCell[]> {
  const reader = createByteReader(bytes)
  const rows = reader.whole()
  const found: (RawCell[] | null)[] = []
  const wanted = new Map<number, RawCell[]>()
  for (let row = 0, number = 0; row < rows; row++) {
    number += reader.signed()
    const cells: RawCell[] | null = isWanted(number) ? [] : null
    found.push(cells)
    if (cells !== null) wanted.set(number, cells)
  }
  const columns = reader.whole()
  const ownTexts: { readonly cells: RawCell[]; readonly column: number; readonly text: number }[] = []
  for (let column = 0; column < columns; column++) {
    let kind: number = CELL_KIND.none
    let value = 0
    let sharedBefore = 0
    let textBefore = 0
    for (let row = 0; row < rows; ) {
      const token = reader.whole()
      const times = token % 2 === 1 ? (token - 1) / 2 : 1
      if (token % 2 === 0) {
        kind = token / 2
        if (kind === CELL_KIND.shared) value = sharedBefore += reader.signed()
        else if (kind === CELL_KIND.text) value = textBefore += reader.signed()
        else if (kind === WHOLE_NUMBER) value = reader.signed()
        else if (kind === CELL_KIND.number || kind === CELL_KIND.date) value = reader.double()
      }
      if (row + times > rows) throw new RangeError('A column has more cells than there are rows.')
      for (const last = row + times; row < last; row++) {
        const cells = found[row]
        if (cells === null || cells === undefined || kind === CELL_KIND.none) continue
        while (cells.length < column) cells.push(null)
        if (kind === CELL_KIND.text) ownTexts.push({ cells, column, text: value })
        cells[column] = cellOf(kind, value)
      }
    }
  }
  const texts = JSON.parse(new TextDecoder().decode(reader.rest())) as readonly string[] // as encodeRowBlock writes it
  for (const { cells, column, text } of ownTexts) cells[column] = texts[text] ?? ''
  return wanted
}

function cellOf(kind: number, value: number): RawCell {
  switch (kind) {
    case CELL_KIND.shared:
      return { sharedText: value }
    case CELL_KIND.date:
      return { dateSerial: value }
    case CELL_KIND.true:
      return true
    case CELL_KIND.false:
      return false
    case CELL_KIND.text:
      return ''
    default:
      return value
  }
}

function uniqueTexts(texts: readonly string[]): { readonly unique: readonly string[]; readonly placeOf: Int32Array } {
  const places = new Map<string, number>()
  const placeOf = new Int32Array(texts.length)
  texts.forEach((text, index) => {
    const place = places.get(text) ?? places.size
    places.set(text, place)
    placeOf[index] = place
  })
  return { unique: [...places.keys()], placeOf }
}
