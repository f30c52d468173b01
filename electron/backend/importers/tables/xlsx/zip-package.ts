import { fromFdPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { ADVICE_COPY_AGAIN, ADVICE_EXPORT_AGAIN, cancelledReading, unreadableFile, unsupportedFile } from './file-errors.ts'
import { refuseForeignFormat } from './foreign-format.ts'
import { asFileError, openFile, type OpenFile } from './open-file.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/** A zip archive that is open, by its central directory. */
export interface ZipPackage {
  readonly file: OpenFile
  readonly zip: ZipFile
  /** By part name in lower case: part names are compared without case (ECMA-376 part 2, 6.2.2.3). */
  readonly entries: ReadonlyMap<string, Entry>
}

/** Opens the archive and lists its entries. Throws AppError, after closing what it opened; the caller closes `file.handle`. */
export async function openZipPackage(path: string, signal: CancelSignal, limits: XlsxLimits): Promise<ZipPackage> {
  const file = await openFile(path)
  try {
    await refuseForeignFormat(file)
    const zip = await openDirectory(file)
    if (zip.entryCount > limits.entries) {
      throw unreadableFile(path, `it has more than ${String(limits.entries)} entries`, ADVICE_EXPORT_AGAIN)
    }
    return { file, zip, entries: await readEntries(file, zip, signal, limits) }
  } catch (error) {
    await file.handle.close()
    throw asFileError(path, error)
  }
}

async function openDirectory(file: OpenFile): Promise<ZipFile> {
  try {
    // Names stay bytes and sizes unchecked: one odd entry that nobody reads must not make the others unreadable.
    return await fromFdPromise(file.handle.fd, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
  } catch (error) {
    throw unreadableFile(file.path, 'it is a zip archive that is damaged or cut short', ADVICE_COPY_AGAIN, error)
  }
}

async function readEntries(
  file: OpenFile,
  zip: ZipFile,
  signal: CancelSignal,
  limits: XlsxLimits,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  let inflatedBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (signal.aborted) throw cancelledReading(file.path)
      const name = entryName(entry)
      if (name.endsWith('/')) continue
      inflatedBytes += entry.uncompressedSize
      if (inflatedBytes > limits.totalInflatedBytes) {
        throw unreadableFile(file.path, `its content is larger than ${String(limits.totalInflatedBytes)} bytes`, ADVICE_EXPORT_AGAIN)
      }
      if (entries.has(name)) {
        throw unreadableFile(file.path, `it has two entries named ${JSON.stringify(name)}`, ADVICE_EXPORT_AGAIN)
      }
      entries.set(name, entry)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof Error && error.message === 'strong encryption is not supported') throw encryptedEntry(file, error)
    throw unreadableFile(file.path, 'the directory of its zip archive is damaged', ADVICE_COPY_AGAIN, error)
  }
  return entries
}

export function encryptedEntry(file: OpenFile, cause?: unknown): Error {
  const advice = 'unpack it with the password, or save the workbook without one'
  return unsupportedFile(file.path, 'is a zip archive with encrypted entries', advice, cause)
}

function entryName(entry: Entry): string {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  return name.replace(/^\/+/, '').toLowerCase()
}
