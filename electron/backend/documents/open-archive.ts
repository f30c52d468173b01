import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { crc32 } from 'node:zlib'
import { fromFdPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { DocumentLimits, DocumentSet, InventoryDocument } from './document.ts'
import { asDocumentError, unreadable } from './document-errors.ts'
import { createPassedOver, isSystemFile } from './passed-over.ts'

interface ArchiveOptions {
  readonly signal: CancelSignal
  readonly extensions: ReadonlySet<string>
  readonly limits: DocumentLimits
}

const COPY_AGAIN = 'copy it from its origin again'
const PACK_AGAIN = 'pack the inventory again'

/** The entries of a zip archive that bear one of the endings. Nothing is unpacked to disk; an entry whose path leads out is refused. */
export async function openArchive(path: string, { signal, extensions, limits }: ArchiveOptions): Promise<DocumentSet> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw asDocumentError(path, error)
  })
  try {
    const { size, mtimeMs } = await handle.stat()
    const zip = await fromFdPromise(handle.fd, { autoClose: false, decodeStrings: false, validateEntrySizes: true }).catch((error: unknown) => {
      throw unreadable(path, 'it is no zip archive, or one that is damaged or cut short', COPY_AGAIN, error)
    })
    if (zip.entryCount > limits.documents) throw unreadable(path, `it has more than ${limits.documents} entries`, PACK_AGAIN)
    const documents: InventoryDocument[] = []
    const passedOver = createPassedOver()
    const seen = new Set<string>()
    let inflated = 0
    try {
      for await (const entry of zip.eachEntry()) {
        if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
        const name = nameOf(entry)
        const problem = validateFileName(name)
        if (problem !== null) throw unreadable(path, `an entry's path leads out of the archive (${JSON.stringify(name)})`, PACK_AGAIN)
        if (name.endsWith('/')) continue
        if (isSystemFile(name) || !extensions.has(extname(name).toLowerCase())) {
          passedOver.add(name)
          continue
        }
        if (seen.has(name)) throw unreadable(path, `it has two entries named ${JSON.stringify(name)}`, PACK_AGAIN)
        seen.add(name)
        inflated += entry.uncompressedSize
        if (inflated > limits.totalBytes || entry.uncompressedSize > limits.documentBytes) throw unreadable(path, `its content is larger than ${limits.totalBytes} bytes`, PACK_AGAIN)
        documents.push({ path: name, bytes: entry.uncompressedSize, read: () => inflate({ path, zip, signal, limits }, entry, name) })
      }
    } catch (error) {
      if (error instanceof AppError) throw error
      throw unreadable(path, 'its list of entries is damaged', COPY_AGAIN, error)
    }
    documents.sort((left, right) => compareText(left.path, right.path))
    return {
      form: 'zip archive',
      bytes: size,
      documents,
      passedOver: passedOver.list(),
      close: async () => {
        const after = await handle.stat()
        await handle.close()
        if (after.size !== size || after.mtimeMs !== mtimeMs) throw unreadable(path, 'it changed while it was being read', 'import it again')
      },
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Archives of Windows may bear backslashes; yauzl decodes names by the entry's own flag. */
function nameOf(entry: Entry): string {
  // With decodeStrings off yauzl hands out the bytes, which its types do not say.
  const raw = entry.fileName as unknown as Buffer
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false).replaceAll('\\', '/')
}

interface Archive {
  readonly path: string
  readonly zip: ZipFile
  readonly signal: CancelSignal
  readonly limits: DocumentLimits
}

async function* inflate({ path, zip, signal, limits }: Archive, entry: Entry, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  if (entry.isEncrypted()) throw unreadable(path, `${name} is encrypted`, 'pack the inventory without a password')
  let inflated = 0
  let checksum = 0
  try {
    // yauzl checks the size as it reads, and leaves the checksum to its caller.
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
      inflated += chunk.length
      checksum = crc32(chunk, checksum)
      if (inflated > limits.ratioFreeBytes && inflated > entry.compressedSize * limits.inflationRatio) {
        throw unreadable(path, `${name} inflates to more than ${limits.inflationRatio} times its size, as a zip bomb does`, PACK_AGAIN)
      }
      yield chunk
    }
    if (checksum !== entry.crc32) throw new Error('the checksum is not the one that the archive declares')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unreadable(path, `${name} is damaged or cut short`, COPY_AGAIN, error)
  }
}
