import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { EntryRange } from './entry-range.ts'
import { RangeFault } from './range-fault.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/** Large pieces: each costs a turn of the event loop and of the thread pool that inflates. */
const READ_BYTES = 131_072
const INFLATED_CHUNK_BYTES = 262_144

/** Reads up to `length` bytes from `position` of the file into the buffer and answers how many. */
export type ReadAt = (buffer: Buffer, length: number, position: number) => Promise<number>

export interface InflateRangeOptions {
  readonly limits: XlsxLimits
  /** Told the size of each inflated piece. */
  readonly onInflated: (bytes: number) => void
}

/**
 * The entry's content in pieces, checked against its declared size and checksum and the limits. Throws RangeFault (what
 * is damaged is never taken for the end), and what reading and inflating throw.
 */
export async function* inflateRange(readAt: ReadAt, range: EntryRange, { limits, onInflated }: InflateRangeOptions): AsyncGenerator<Buffer, void, undefined> {
  let inflated = 0
  let checksum = 0
  const raw = readRange(readAt, range)
  for await (const chunk of range.isStored ? raw : inflate(raw)) {
    inflated += chunk.length
    checksum = crc32(chunk, checksum)
    if (inflated > range.inflatedBytes) throw new RangeFault('damaged', 'more bytes than the archive’s directory declares')
    if (inflated > limits.ratioFreeBytes && inflated > range.compressedBytes * limits.inflationRatio) {
      throw new RangeFault('bomb', `more than ${String(limits.inflationRatio)} times its size`)
    }
    onInflated(chunk.length)
    yield chunk
  }
  if (inflated !== range.inflatedBytes) throw new RangeFault('damaged', 'fewer bytes than the archive’s directory declares')
  if (checksum !== range.checksum) throw new RangeFault('damaged', 'the checksum is not the one that the archive’s directory declares')
}

function inflate(raw: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const inflater = createInflateRaw({ chunkSize: INFLATED_CHUNK_BYTES })
  // The reader of `inflater` gets every error, those of `raw` included; the callback has nothing to add.
  return pipeline(Readable.from(raw), inflater, () => undefined)
}

async function* readRange(readAt: ReadAt, { start, compressedBytes }: EntryRange): AsyncGenerator<Buffer, void, undefined> {
  const end = start + compressedBytes
  for (let at = start; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, end - at))
    const bytesRead = await readAt(buffer, buffer.length, at)
    if (bytesRead === 0) throw new RangeFault('damaged', 'the file ends before the entry does')
    at += bytesRead
    yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)
  }
}
