import { promisify } from 'node:util'
import { deflate, type ZlibOptions } from 'node:zlib'
import type { EncodedRows } from '#backend/importers/tables/xlsx/encoded-rows.ts'
import { createBlockEncoder, DEFLATE_LEVEL } from './block-encoder.ts'
import type { EncodedBlock, KeptRows } from './encoded-block.ts'
import type { RawRowSink } from './raw-row-sink.ts'
import { TEXTS_OF_BLOCK } from './raw-row-sink.ts'
import { type TextMask, textMask } from './text-mask.ts'

/** What an importer keeps word for word of one inventory. */
export interface RawRows {
  readonly mask: TextMask
  /** The table of this name; the same one each time. */
  table(name: string): RawTable
  /** How the columns of a table are headed, in the order of the cells; of a table that is not kept nothing is noted. */
  setColumns(name: string, columns: readonly string[]): void
  /** Hands on what is left. Call it once, after the last row. */
  finish(): Promise<void>
}

export interface RawTable {
  /** A batch of rows as they stand in the file; they are encoded here. A batch of a second reading changes nothing. */
  put(rows: EncodedRows): void
  /** The same of a batch that was encoded as it was read. */
  keep(rows: KeptRows): void
  belongs(vmId: string, row: number): void
}

/** Blocks of texts between two pauses, in which cancels arrive; so many are compressed at once, beside this thread. */
const BLOCKS_AT_ONCE = 16

/** `mask` says what is taken out of texts before they are kept. */
export function createRawRows(sink: RawRowSink, mask: TextMask = 'none'): RawRows {
  const tables = new Map<string, { readonly number: number; readonly table: RawTable; columns: readonly string[] }>()
  const shared = createSharedTexts()
  const masked = textMask(mask)

  const openTable = (name: string): RawTable => {
    const number = tables.size
    const encoder = createBlockEncoder(mask)
    let lastRow = 0
    const isNew = (last: number): boolean => {
      if (last <= lastRow) return false
      lastRow = last
      return true
    }
    const write = ({ firstRow, lastRow: last, bytes }: EncodedBlock): void => {
      sink.rows({ table: number, firstRow, lastRow: last, bytes })
    }
    const table: RawTable = {
      put(rows) {
        if (isNew(rows.numbers.at(-1) ?? 0)) encoder.encode(rows).forEach(write)
      },
      keep({ blocks, sharedTexts }) {
        if (!isNew(blocks.at(-1)?.lastRow ?? 0)) return
        shared.are(sharedTexts)
        for (const block of blocks) {
          shared.areNamed(block.newTexts)
          write(block)
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
    mask,
    table: (name) => tables.get(name)?.table ?? openTable(name),
    setColumns(name, columns) {
      const known = tables.get(name)
      if (known !== undefined) known.columns = columns
    },
    async finish() {
      let held: Promise<{ readonly number: number; readonly bytes: Uint8Array }>[] = []
      const flush = async (): Promise<void> => {
        for (const block of await Promise.all(held)) sink.texts(block)
        held = []
      }
      for (const { number, texts } of shared.blocks()) {
        held.push(compressTexts(texts.map((text) => (text === null ? null : masked(text)))).then((bytes) => ({ number, bytes })))
        if (held.length === BLOCKS_AT_ONCE) await flush()
      }
      await flush()
      // One without columns was never read.
      for (const [name, { number, columns }] of tables) if (columns.length > 0) sink.table({ number, name: masked(name), columns: columns.map(masked) })
    },
  }
}

const deflateLater = promisify(deflate) as (bytes: Uint8Array, options: ZlibOptions) => Promise<Buffer<ArrayBuffer>> // one of several signatures

async function compressTexts(texts: readonly (string | null)[]): Promise<Uint8Array> {
  return await deflateLater(new TextEncoder().encode(JSON.stringify(texts)), { level: DEFLATE_LEVEL })
}

interface SharedTexts {
  are(texts: readonly string[]): void
  areNamed(texts: Int32Array): void
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
    areNamed(texts) {
      for (const text of texts) named[text] = 1
    },
    *blocks() {
      for (let first = 0; first < all.length; first += TEXTS_OF_BLOCK) {
        if (!named.subarray(first, first + TEXTS_OF_BLOCK).includes(1)) continue
        yield { number: first / TEXTS_OF_BLOCK, texts: all.slice(first, first + TEXTS_OF_BLOCK).map((text, index) => (named[first + index] === 1 ? text : null)) }
      }
    },
  }
}
