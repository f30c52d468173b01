import { open } from 'node:fs/promises'
import type { DocumentLimits, InventoryDocument } from './document.ts'
import { asDocumentError, unreadable } from './document-errors.ts'

/** Large pieces: each costs a turn of the event loop. */
const READ_BYTES = 262_144

/** A regular file as a document. `stats` is what it looked like when it was listed. */
export function fileDocument(file: string, path: string, stats: { readonly size: number; readonly mtimeMs: number }, limits: DocumentLimits): InventoryDocument {
  return { path, bytes: stats.size, read: () => readFileInPieces(file, stats, limits) }
}

async function* readFileInPieces(file: string, before: { readonly size: number; readonly mtimeMs: number }, limits: DocumentLimits): AsyncGenerator<Uint8Array, void, undefined> {
  if (before.size > limits.documentBytes) throw unreadable(file, `it is larger than ${limits.documentBytes} bytes`, 'export it in several documents')
  try {
    const handle = await open(file, 'r')
    try {
      // Most documents are small: a piece is no larger than what is left, and one byte more shows a file that grew.
      for (let left = before.size + 1; left > 0; ) {
        const wanted = Math.min(READ_BYTES, left)
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted)
        if (bytesRead === 0) break
        left -= bytesRead
        yield bytesRead === wanted ? buffer : buffer.subarray(0, bytesRead)
      }
      const after = await handle.stat()
      if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw unreadable(file, 'it changed while it was being read', 'close the program that writes it and import it again')
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw asDocumentError(file, error)
  }
}
