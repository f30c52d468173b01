import type { BundleFile, FileRecipe } from '#shared/manifests/bundle-file.ts'
import type { FileDigest } from './file-finisher.ts'

/** What the thread that makes a bundle tells the one that writes it. */
export type ToWriting =
  | WritingTask
  | { readonly kind: 'files'; readonly files: readonly FileToWrite[] }
  /** A file too large to go over as a whole, piece by piece; those of two files are not mixed. */
  | { readonly kind: 'piece'; readonly path: string; readonly text: string }
  | { readonly kind: 'whole'; readonly path: string }
  /** There are no more. */
  | { readonly kind: 'end' }

/** As it is, or as what its text is made of. */
export type FileToWrite = Pick<BundleFile, 'path' | 'text'> | { readonly path: string; readonly recipe: FileRecipe }

export interface WritingTask {
  readonly kind: 'begin'
  /** Takes the files; it is there. */
  readonly folder: string
  /** By path the checksum of what the project keeps already, and need not be packed again; null: nothing is to be packed. */
  readonly kept: ReadonlyMap<string, string> | null
}

export type FromWriting =
  /** In the order in which the files came. */
  | { readonly kind: 'digests'; readonly digests: readonly (FileDigest & { readonly path: string })[] }
  /** So many more files are on the disk; some of them were packed. */
  | { readonly kind: 'written'; readonly files: number; readonly packed: PackedTogether }
  /** All are on the disk. */
  | { readonly kind: 'ended' }
  /** A copied error has no code of its own. */
  | { readonly kind: 'failed'; readonly message: string; readonly code: string }

/** Gzipped texts one behind the other, so that they change hands as one. */
export interface PackedTogether {
  readonly paths: readonly string[]
  /** Where each of them ends. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array<ArrayBuffer>
}
