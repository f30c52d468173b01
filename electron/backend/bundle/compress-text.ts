import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { textPieces } from '#backend/files/text-pieces.ts'

/** zlib's fastest: manifests are so alike that the best saves little more. */
const LEVEL = 1
/** Up to here compressing takes some tens of microseconds, which is less than to hand it to another thread. */
const SMALL_CHARACTERS = 32 * 1024
/**
 * A window of 4 KiB and little memory behind it (zlib, deflateInit2): setting up the usual 256 KiB costs several times what
 * compressing a manifest does. Short pieces, since what they leave empty stays in memory with them.
 */
const FOR_SMALL = { level: LEVEL, windowBits: 12, memLevel: 5, chunkSize: 1024 } as const

/** Each piece of what comes out waits for its turn in a thread that may be computing: few of them. */
const LARGE_PIECE_BYTES = 256 * 1024

/** A text in UTF-8, gzipped. */
export async function compressText(text: string): Promise<Buffer> {
  if (text.length <= SMALL_CHARACTERS) return gzipSync(text, FOR_SMALL)
  const compressing = compressPieces()
  for (const piece of textPieces(text)) await compressing.add(Buffer.from(piece))
  return compressing.end()
}

/** A file that is gzipped piece by piece. */
export interface Compressing {
  /** Waits until more can be taken. */
  add(piece: Buffer): Promise<void>
  end(): Promise<Buffer>
}

/** For what is large, by a thread of the system's. */
export function compressPieces(): Compressing {
  const chunks: Buffer[] = []
  const gzip = createGzip({ level: LEVEL, chunkSize: LARGE_PIECE_BYTES })
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  return {
    add: async (piece) => {
      if (!gzip.write(piece)) await once(gzip, 'drain')
    },
    end: async () => {
      gzip.end()
      await finished(gzip)
      return Buffer.concat(chunks)
    },
  }
}
