/** What decisions would change, in words: sentences, and a line for each object. */
export interface PreviewChange {
  readonly summary: string
  readonly warnings: readonly string[]
  /** Titles of the columns of numbers. */
  readonly numbers: readonly string[]
  readonly lines: readonly PreviewLine[]
  /** That there are more lines than are shown; null where there are not. */
  readonly more: string | null
}

export interface PreviewLine {
  readonly id: string
  readonly name: string
  readonly before: string
  readonly after: string
  readonly warnings: readonly string[]
  readonly numbers: readonly string[]
}
