import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits, type DocumentSet } from './document.ts'
import { asDocumentError, unreadable } from './document-errors.ts'
import { fileDocument } from './file-document.ts'
import { openFolder } from './open-folder.ts'
import { openArchive } from './open-archive.ts'

export interface OpenOptions {
  readonly signal: CancelSignal
  /** With their dot, in lower case; other files are not looked at. */
  readonly extensions: ReadonlySet<string>
  readonly limits?: DocumentLimits
}

/** Lists the documents of a folder, a .zip or a single file. Throws AppError; the caller closes the set. */
export async function openDocumentSet(path: string, { signal, extensions, limits = DEFAULT_DOCUMENT_LIMITS }: OpenOptions): Promise<DocumentSet> {
  const kind = await stat(path).catch((error: unknown) => {
    throw asDocumentError(path, error)
  })
  if (kind.isDirectory()) return openFolder(path, { signal, extensions, limits })
  if (!kind.isFile()) throw unreadable(path, 'it is neither a file nor a folder', 'choose another')
  if (extname(path).toLowerCase() === ZIP_EXTENSION) return openArchive(path, { signal, extensions, limits })
  const document = fileDocument(path, basename(path), kind, limits)
  return { form: 'file', bytes: document.bytes, documents: [document], passedOver: { count: 0, names: [] }, close: () => Promise.resolve() }
}

const ZIP_EXTENSION = '.zip'
