import { createHash, type Hash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DEFAULT_DOCUMENT_LIMITS } from '#backend/documents/document.ts'
import { asDocumentError } from '#backend/documents/document-errors.ts'
import { openFolder } from '#backend/documents/open-folder.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'

/** What tells a file, or the files of a folder, from every other. */
export interface FileIdentity {
  /** More than one for a folder. */
  readonly files: number
  readonly bytes: number
  /** In hexadecimal. Of a folder it is of the list that `sha256sum` writes of its files, in the order of their paths. */
  readonly sha256: string
}

/** The endings of what importers take out of a folder. */
const READ_IN_FOLDERS: ReadonlySet<string> = new Set(['.csv', '.json', '.xml'])
/** Each piece costs a turn of the event loop, and all of them lie in one buffer: a stream makes a new one of each, which stays until the collector comes by. */
const PIECE_BYTES = 524_288

/** Reads a file, or a folder's documents, for their checksum. AppError unreadable-file, cancelled. */
export async function identifyFile(path: string, signal: CancelSignal): Promise<FileIdentity> {
  const kind = await stat(path).catch((error: unknown) => {
    throw asDocumentError(path, error)
  })
  if (!kind.isDirectory()) return { files: 1, ...(await checksum(path, signal)) }
  const { documents } = await openFolder(path, { signal, extensions: READ_IN_FOLDERS, limits: DEFAULT_DOCUMENT_LIMITS })
  const list = createHash('sha256')
  let bytes = 0
  for (const document of documents) {
    const one = await checksum(join(path, document.path), signal)
    bytes += one.bytes
    list.update(`${one.sha256}  ${document.path}\n`)
  }
  return { files: documents.length, bytes, sha256: hexOf(list) }
}

async function checksum(file: string, signal: CancelSignal): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const handle = await open(file)
    try {
      const buffer = Buffer.allocUnsafe(PIECE_BYTES)
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes)
        if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
        if (bytesRead === 0) break
        bytes += bytesRead
        hash.update(buffer.subarray(0, bytesRead))
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw asDocumentError(file, error)
  }
  return { bytes, sha256: hexOf(hash) }
}

function hexOf(hash: Hash): string {
  return hash.digest('hex')
}
