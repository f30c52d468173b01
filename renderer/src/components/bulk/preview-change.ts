/** What decisions would change, in words: sentences, and a line for each object that somebody chose. */
export interface PreviewChange {
  /** What changes and what does not, a sentence each. */
  readonly summary: readonly string[]
  /** What follows and is not wanted. */
  readonly warnings: readonly string[]
  /** Titles of the columns of numbers. */
  readonly numbers: readonly string[]
  /** Those that change before the others. */
  readonly lines: readonly PreviewLine[]
  /** That there are more lines than are listed; null where there are not. */
  readonly more: string | null
  /** Objects for which something becomes another. */
  readonly changes: number
}

export interface PreviewLine {
  readonly id: string
  readonly name: string
  readonly before: string
  readonly after: string
  /** Why it stays as it is; null where it does not. */
  readonly same: string | null
  readonly warnings: readonly string[]
  readonly numbers: readonly string[]
}
