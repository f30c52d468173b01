import { setImmediate } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import type { EncodedRows } from '#backend/importers/tables/xlsx/encoded-rows.ts'
import { createByteWriter } from './byte-writer.ts'
import type { RawRowSink } from './raw-row-sink.ts'
import { TEXTS_OF_BLOCK } from './raw-row-sink.ts'
import { encodeRowBlock } from './row-block.ts'
import { splitRows } from './split-rows.ts'

/** What an importer keeps word for word of one inventory. */
export interface RawRows {
  /** The table of this name; the same one each time. */
  table(name: string): RawTable
  /** How the columns of a table are headed, in the order of the cells; of a table that is not kept nothing is noted. */
  setColumns(name: string, columns: readonly string[]): void
  /** Hands on what is left. Call it once, after the last row. */
  finish(): Promise<void>
}

export interface RawTable {
  /** A batch of rows as they stand in the file; `sharedTexts` are the workbook's. A batch of a second reading changes nothing. */
  put(rows: EncodedRows, sharedTexts?: readonly string[]): void
  belongs(vmId: string, row: number): void
}

/** zlib's fastest: what is left to compress are numbers and short texts, of which the best saves a tenth more. */
const DEFLATE_LEVEL = 1
/** Blocks of texts between two pauses, in which cancels arrive. */
const BLOCKS_AT_ONCE = 32

/** `mask` makes of a text what may be kept of it. */
export function createRawRows(sink: RawRowSink, mask: (text: string) => string = (text) => text): RawRows {
  const tables = new Map<string, { readonly number: number; readonly table: RawTable; columns: readonly string[] }>()
  const shared = createSharedTexts()
  const writer = createByteWriter()

  const openTable = (name: string): RawTable => {
    const number = tables.size
    let lastRow = 0
    const table: RawTable = {
      put(rows, sharedTexts) {
        const last = rows.numbers.at(-1) ?? 0
        if (last <= lastRow) return
        lastRow = last
        if (sharedTexts !== undefined) shared.are(sharedTexts)
        for (const part of splitRows(rows)) {
          sink.rows({ table: number, firstRow: part.numbers[0] ?? 0, lastRow: part.numbers.at(-1) ?? 0, bytes: compress(encodeRowBlock(part, { onShared: (text) => { shared.isNamed(text) }, mask, writer })) })
        }
      },
      belongs: (vmId, row) => {
        sink.belongs(vmId, number, row)
      },
    }
    tables.set(name, { number, table, columns: [] })
    return table
  }
  return {
    table: (name) => tables.get(name)?.table ?? openTable(name),
    setColumns(name, columns) {
      const known = tables.get(name)
      if (known !== undefined) known.columns = columns
    },
    async finish() {
      let blocks = 0
      for (const { number, texts } of shared.blocks()) {
        sink.texts({ number, bytes: compress(new TextEncoder().encode(JSON.stringify(texts.map((text) => (text === null ? null : mask(text)))))) })
        blocks += 1
        if (blocks % BLOCKS_AT_ONCE === 0) await setImmediate()
      }
      // One without columns was never read.
      for (const [name, { number, columns }] of tables) if (columns.length > 0) sink.table({ number, name: mask(name), columns: columns.map(mask) })
    },
  }
}

/** In this thread: to hand a block to another one costs several times what compressing it does. */
function compress(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: DEFLATE_LEVEL })
}

interface SharedTexts {
  are(texts: readonly string[]): void
  isNamed(text: number): void
  /** Those that a cell names, null in place of the others; blocks without any are left out. */
  blocks(): Generator<{ readonly number: number; readonly texts: readonly (string | null)[] }>
}

function createSharedTexts(): SharedTexts {
  let all: readonly string[] = []
  let named = new Uint8Array(0)
  return {
    are(texts) {
      if (texts === all) return
      all = texts
      named = new Uint8Array(texts.length)
    },
    isNamed(text) {
      named[text] = 1
    },
    *blocks() {
      for (let first = 0; first < all.length; first += TEXTS_OF_BLOCK) {
        if (!named.subarray(first, first + TEXTS_OF_BLOCK).includes(1)) continue
        yield { number: first / TEXTS_OF_BLOCK, texts: all.slice(first, first + TEXTS_OF_BLOCK).map((text, index) => (named[first + index] === 1 ? text : null)) }
      }
    },
  }
}
