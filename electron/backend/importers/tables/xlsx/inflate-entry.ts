import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { Entry } from 'yauzl'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { ADVICE_COPY_AGAIN, ADVICE_EXPORT_AGAIN, cancelledReading, unreadableFile } from './file-errors.ts'
import { asFileError } from './open-file.ts'
import { encryptedEntry, type ZipPackage } from './zip-package.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/** Large pieces: each costs a turn of the event loop and of the thread pool that inflates. */
const READ_BYTES = 131_072
const INFLATED_CHUNK_BYTES = 262_144

const METHOD_STORED = 0
const METHOD_DEFLATED = 8

export interface InflateOptions {
  readonly signal: CancelSignal
  readonly limits: XlsxLimits
  /** Told the size of each inflated piece. */
  readonly onInflated: (bytes: number) => void
}

/**
 * The entry's content in pieces, checked against its declared size and checksum, the limits and the signal.
 * Throws AppError: what is damaged or changed meanwhile is never taken for the end.
 */
export async function* inflateEntry(
  source: ZipPackage,
  entry: Entry,
  partName: string,
  options: InflateOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const { file } = source
  const { signal, limits } = options
  if (signal.aborted) throw cancelledReading(file.path)
  if (entry.isEncrypted()) throw encryptedEntry(file)
  const isStored = entry.compressionMethod === METHOD_STORED
  if (!isStored && entry.compressionMethod !== METHOD_DEFLATED) {
    const problem = `${partName} is compressed by a method that workbooks do not use (${String(entry.compressionMethod)})`
    throw unreadableFile(file.path, problem, ADVICE_EXPORT_AGAIN)
  }
  let inflated = 0
  let checksum = 0
  try {
    const { fileDataStart } = await source.zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const raw = readRange(source, fileDataStart, entry.compressedSize)
    for await (const chunk of isStored ? raw : inflate(raw)) {
      if (signal.aborted) throw cancelledReading(file.path)
      inflated += chunk.length
      checksum = crc32(chunk, checksum)
      if (inflated > entry.uncompressedSize) throw new Error('more bytes than the archive’s directory declares')
      if (inflated > limits.ratioFreeBytes && inflated > entry.compressedSize * limits.inflationRatio) {
        const problem = `${partName} inflates to more than ${String(limits.inflationRatio)} times its size, as a zip bomb does`
        throw unreadableFile(file.path, problem, ADVICE_EXPORT_AGAIN)
      }
      options.onInflated(chunk.length)
      yield chunk
    }
    if (inflated !== entry.uncompressedSize) throw new Error('fewer bytes than the archive’s directory declares')
    if (checksum !== entry.crc32) throw new Error('the checksum is not the one that the archive’s directory declares')
    await file.assertUnchanged()
  } catch (error) {
    if (error instanceof AppError) throw error
    await file.assertUnchanged()
    const known = asFileError(file.path, error)
    if (known !== error) throw known
    throw unreadableFile(file.path, `${partName} is damaged or cut short`, ADVICE_COPY_AGAIN, error)
  }
}

function inflate(raw: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const inflater = createInflateRaw({ chunkSize: INFLATED_CHUNK_BYTES })
  // The reader of `inflater` gets every error, those of `raw` included; the callback has nothing to add.
  return pipeline(Readable.from(raw), inflater, () => undefined)
}

async function* readRange(source: ZipPackage, start: number, length: number): AsyncGenerator<Buffer, void, undefined> {
  const end = start + length
  for (let at = start; at < end; ) {
    const wanted = Math.min(READ_BYTES, end - at)
    const { bytesRead, buffer } = await source.file.handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at)
    if (bytesRead === 0) throw new Error('the file ends before the entry does')
    at += bytesRead
    yield bytesRead === wanted ? buffer : buffer.subarray(0, bytesRead)
  }
}
