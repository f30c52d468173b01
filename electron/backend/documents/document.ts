import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { PassedOver } from './passed-over.ts'

/** One document of an inventory, wherever it lies: a file, a file in a folder, an entry of an archive, an answer of a server. */
export interface InventoryDocument {
  /** Its path within what was handed in, with forward slashes; the file's own name for a single file. */
  readonly path: string
  readonly bytes: number
  /** The content in pieces, once. Throws AppError when it is damaged, too large or changed meanwhile. */
  read(): AsyncIterable<Uint8Array>
}

/** What was handed in, open for reading. */
export interface DocumentSet {
  /** "folder", "zip archive" or "file". */
  readonly form: 'folder' | 'zip archive' | 'file'
  readonly bytes: number
  /** In the order of their paths. */
  readonly documents: readonly InventoryDocument[]
  /** What lies beside them and is no document. */
  readonly passedOver: PassedOver
  close(): Promise<void>
}

/** What reading documents may cost at most; a set beyond a limit is refused whole, never cut short. */
export interface DocumentLimits {
  readonly documents: number
  /** Folders below folders. */
  readonly depth: number
  readonly documentBytes: number
  readonly totalBytes: number
  /** Inflated bytes for each compressed byte, looked at beyond `ratioFreeBytes`. Deflate cannot exceed 1,032. */
  readonly inflationRatio: number
  readonly ratioFreeBytes: number
}

/** One collection of 50,000 VMs with all their links is below 1 GiB; a folder with a document a VM has a few for each. */
export const DEFAULT_DOCUMENT_LIMITS: DocumentLimits = {
  documents: 1_000_000,
  depth: 16,
  documentBytes: 2_048 * BYTES_PER_MIB,
  totalBytes: 8_192 * BYTES_PER_MIB,
  inflationRatio: 1_000,
  ratioFreeBytes: 64 * BYTES_PER_MIB,
}
