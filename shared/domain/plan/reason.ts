/** Why something is so, in a word for programs and a sentence for people. */
export interface Reason {
  readonly code: string
  readonly message: string
}
