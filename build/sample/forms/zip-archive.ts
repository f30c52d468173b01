import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A part of an archive. `content` is asked for when its turn comes and is never held as a whole. */
export interface ArchivePart {
  readonly path: string
  readonly content: () => Iterable<Buffer>
}

/**
 * Writes parts into a zip file, one after the other, no faster than the disk takes them.
 * `modifiedAt` (milliseconds since 1970, UTC) is the time of all entries: no clock is read. `compressionLevel` is zlib's own, from 1, the fastest, to 9.
 */
export async function writeZip(path: string, parts: readonly ArchivePart[], modifiedAt: number, compressionLevel = DEFAULT_LEVEL): Promise<void> {
  const archive = new ZipFile()
  const failed = once(archive, 'error').then(([error]) => Promise.reject(error as Error))
  const mtime = zonelessDate(modifiedAt)
  for (const part of parts) {
    archive.addReadStreamLazy(part.path, { mtime, mode: FILE_MODE, forceDosTimestamp: true, compressionLevel }, (callback) => {
      const stream = Readable.from(part.content())
      stream.once('error', (error) => archive.emit('error', error))
      callback(null, stream)
    })
  }
  archive.end()
  await Promise.race([pipeline(archive.outputStream, createWriteStream(path)), failed])
}

const FILE_MODE = 0o100_644
/** yazl's own. */
const DEFAULT_LEVEL = 6

// A zip entry has a local time without a zone: take the fields of UTC as they are, wherever this runs.
function zonelessDate(milliseconds: number): Date {
  const utc = new Date(milliseconds)
  return new Date(
    utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds(),
  )
}
