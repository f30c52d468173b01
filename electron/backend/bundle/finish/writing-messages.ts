import type { BundleFile } from '#shared/manifests/bundle-layout.ts'
import type { FileDigest } from './file-finisher.ts'

/** What the thread that makes a bundle tells the one that writes it. */
export type ToWriting =
  | WritingTask
  | { readonly kind: 'files'; readonly files: readonly BundleFile[] }
  /** There are no more. */
  | { readonly kind: 'end' }

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
