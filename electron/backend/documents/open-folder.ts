import { lstat, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { DocumentLimits, DocumentSet, InventoryDocument } from './document.ts'
import { asDocumentError, unreadable } from './document-errors.ts'
import { fileDocument } from './file-document.ts'
import { createPassedOver, isSystemFile } from './passed-over.ts'

interface FolderOptions {
  readonly signal: CancelSignal
  readonly extensions: ReadonlySet<string>
  readonly limits: DocumentLimits
}

/** All files of a folder and the folders below it that bear one of the endings. Links are not followed: they lead out of it. */
export async function openFolder(folder: string, { signal, extensions, limits }: FolderOptions): Promise<DocumentSet> {
  const documents: InventoryDocument[] = []
  const passedOver = createPassedOver()
  let bytes = 0
  const walk = async (relative: string, depth: number): Promise<void> => {
    if (depth > limits.depth) throw unreadable(folder, `its folders are nested more than ${limits.depth} deep`, 'choose the folder of the inventory itself')
    for (const entry of await readdir(join(folder, relative), { withFileTypes: true })) {
      if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`
      if (entry.isDirectory()) {
        await walk(path, depth + 1)
        continue
      }
      if (!entry.isFile() || isSystemFile(path) || !extensions.has(extname(entry.name).toLowerCase())) {
        passedOver.add(path)
        continue
      }
      const file = join(folder, path)
      const stats = await lstat(file)
      bytes += stats.size
      if (bytes > limits.totalBytes || documents.length >= limits.documents) throw unreadable(folder, 'it holds more than any inventory does', 'choose the folder of the inventory itself')
      documents.push(fileDocument(file, path, stats, limits))
    }
  }
  try {
    await walk('', 0)
  } catch (error) {
    throw asDocumentError(folder, error)
  }
  documents.sort((left, right) => compareText(left.path, right.path))
  return { form: 'folder', bytes, documents, passedOver: passedOver.list(), close: () => Promise.resolve() }
}
