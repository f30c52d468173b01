import { createInflateRaw } from 'node:zlib'
import { openPromise } from 'yauzl'
import type { Reading } from './reading.ts'

/** The pieces that Portolan's reader inflates into (inflate-range.ts): smaller ones would make the yardstick slower. */
const CHUNK_BYTES = 262_144
const METHOD_STORED = 0

/** Unpacks every entry and looks at none: no reader of a compressed file does less. */
export async function bareInflate(file: string): Promise<Reading> {
  const zip = await openPromise(file, { lazyEntries: true })
  let inflatedBytes = 0
  for await (const entry of zip.eachEntry()) {
    const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false })
    const content: AsyncIterable<Buffer> = entry.compressionMethod === METHOD_STORED ? raw : raw.pipe(createInflateRaw({ chunkSize: CHUNK_BYTES }))
    for await (const chunk of content) inflatedBytes += chunk.length
  }
  return { inflatedBytes, rows: null }
}
