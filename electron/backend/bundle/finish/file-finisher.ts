import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import type { BundleFile } from '#shared/manifests/bundle-layout.ts'

/** What tells a file of a bundle from others without looking at its text. */
export interface FileDigest {
  /** Of the text in UTF-8, as both are. */
  readonly bytes: number
  /** In lower-case hexadecimal. */
  readonly sha256: string
}

/** What is done with each file of a bundle once its text is made. */
export interface FileFinisher {
  /** Each path once. */
  add(file: BundleFile): void
  /** Of all files that were added so far, by path. AppError io where one could not be written. */
  digests(): Promise<ReadonlyMap<string, FileDigest>>
}

/** Digests files and does nothing else with them, at once and in the caller's thread. */
export function createDigester(): FileFinisher {
  const digests = new Map<string, FileDigest>()
  return {
    add: ({ path, text }) => void digests.set(path, digestOf(text)),
    digests: () => Promise.resolve(digests),
  }
}

export function digestOf(text: string): FileDigest {
  return { bytes: Buffer.byteLength(text), sha256: sha256(text) }
}
