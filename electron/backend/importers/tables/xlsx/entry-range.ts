import type { Entry } from 'yauzl'
import { ADVICE_EXPORT_AGAIN, unreadableFile } from './file-errors.ts'
import { encryptedEntry, type ZipPackage } from './zip-package.ts'

const METHOD_STORED = 0
const METHOD_DEFLATED = 8

/** Where an entry's content lies in the archive, and what the archive's directory says of it. Plain data: a thread can be told it. */
export interface EntryRange {
  /** Of the first byte, from the start of the file. */
  readonly start: number
  readonly compressedBytes: number
  readonly inflatedBytes: number
  /** CRC-32 of the inflated content. */
  readonly checksum: number
  /** Not compressed at all. */
  readonly isStored: boolean
}

/** Throws AppError for an entry that has a password or is compressed in another way than workbooks are. */
export async function locateEntry({ zip, file }: ZipPackage, entry: Entry, partName: string): Promise<EntryRange> {
  if (entry.isEncrypted()) throw encryptedEntry(file)
  const isStored = entry.compressionMethod === METHOD_STORED
  if (!isStored && entry.compressionMethod !== METHOD_DEFLATED) {
    const problem = `${partName} is compressed by a method that workbooks do not use (${String(entry.compressionMethod)})`
    throw unreadableFile(file.path, problem, ADVICE_EXPORT_AGAIN)
  }
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  return { start: fileDataStart, compressedBytes: entry.compressedSize, inflatedBytes: entry.uncompressedSize, checksum: entry.crc32, isStored }
}
