/** Rows of a batch in the bytes in which a project keeps them; threads hand it over without copying it. */
export interface EncodedBlock {
  /** Row numbers as in the file. */
  readonly firstRow: number
  readonly lastRow: number
  /** `encodeRowBlock`, deflated. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The shared texts that its cells name and that no block of the same reading named before, by their numbers. */
  readonly newTexts: Int32Array<ArrayBuffer>
}

/** What a batch of rows is kept as, with the texts that its cells name by number. */
export interface KeptRows {
  readonly blocks: readonly EncodedBlock[]
  readonly sharedTexts: readonly string[]
}
