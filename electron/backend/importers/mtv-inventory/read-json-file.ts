import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { openDocumentSet } from '#backend/documents/open-document-set.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { Json } from './json-object.ts'

/** JSON is in memory whole: 20,000 VMs with everything are below this. */
export const MOST_JSON_BYTES = 256 * BYTES_PER_MIB

/** A JSON file, whole and bounded. Throws AppError unreadable-file. */
export async function readJsonFile(path: string, signal: CancelSignal): Promise<{ readonly value: Json; readonly bytes: number }> {
  const set = await openDocumentSet(path, { signal, extensions: new Set(['.json']) })
  try {
    const [document] = set.documents
    if (document === undefined) throw unreadable(path, 'it holds no JSON')
    if (document.bytes > MOST_JSON_BYTES) throw unreadable(path, `it is larger than ${MOST_JSON_BYTES} bytes, which JSON may be at most`)
    const pieces: Uint8Array[] = []
    for await (const piece of document.read()) {
      if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
      pieces.push(piece)
    }
    return { value: parse(Buffer.concat(pieces), path), bytes: document.bytes }
  } finally {
    await set.close()
  }
}

function parse(bytes: Uint8Array, path: string): Json {
  try {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
    return JSON.parse(new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)) as Json // what JSON.parse answers
  } catch (error) {
    throw unreadable(path, `it is no JSON (${error instanceof Error ? error.message : String(error)})`, error)
  }
}

function unreadable(path: string, problem: string, cause?: unknown): AppError {
  return new AppError('unreadable-file', `${path} cannot be read: ${problem}; export it again.`, { path }, { cause })
}
