import { deflateSync } from 'node:zlib'
import type { EncodedRows } from '#backend/importers/tables/xlsx/encoded-rows.ts'
import { createByteWriter } from './byte-writer.ts'
import type { EncodedBlock } from './encoded-block.ts'
import { encodeRowBlock } from './row-block.ts'
import { splitRows } from './split-rows.ts'
import { type TextMask, textMask } from './text-mask.ts'

/** Turns the batches of one reading of a table into the blocks in which a project keeps them, in whatever thread has them. */
export interface BlockEncoder {
  /** One block, or several where the batch's own texts are too many for one; none of a batch without rows. */
  encode(rows: EncodedRows): EncodedBlock[]
}

/** zlib's fastest: what is left to compress are numbers and short texts, of which the best saves a tenth more. */
export const DEFLATE_LEVEL = 1
/** Above what a workbook may have (xlsx-limits.ts): whatever names a text beyond it is refused by whoever looks the text up. */
const MOST_TEXTS = 16_777_216

export function createBlockEncoder(mask: TextMask): BlockEncoder {
  const writer = createByteWriter()
  const named = createNamedTexts()
  const encodeOne = (rows: EncodedRows): EncodedBlock => {
    const bytes = encodeRowBlock(rows, { onShared: (text) => { named.note(text) }, mask: textMask(mask), writer })
    // What zlib answers lies in a buffer that is larger, or that others have a part of.
    return { firstRow: rows.numbers[0] ?? 0, lastRow: rows.numbers.at(-1) ?? 0, bytes: new Uint8Array(deflateSync(bytes, { level: DEFLATE_LEVEL })), newTexts: named.takeNew() }
  }
  return { encode: (rows) => (rows.numbers.length === 0 ? [] : splitRows(rows).map(encodeOne)) }
}

/** Which texts were named, in a byte each: an estate names hundreds of thousands, each of them many times. */
function createNamedTexts(): { note(text: number): void; takeNew(): Int32Array<ArrayBuffer> } {
  let isNamed = new Uint8Array(0)
  let found: number[] = []
  return {
    note(text) {
      if (isNamed[text] === 1 || !(text < MOST_TEXTS)) return
      if (text >= isNamed.length) {
        const wider = new Uint8Array(Math.max(text + 1, isNamed.length * 2))
        wider.set(isNamed)
        isNamed = wider
      }
      isNamed[text] = 1
      found.push(text)
    },
    takeNew() {
      const taken = Int32Array.from(found)
      found = []
      return taken
    },
  }
}
