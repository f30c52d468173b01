/** Entries of a long list, taken out of an answer; `path` leads to the list, which stays in the answer as an empty one. */
export interface OutcomePiece {
  readonly path: readonly string[]
  readonly entries: readonly unknown[]
}

/** An answer as JSON, in parts that are sent as they are: of each OutcomePiece, in order, and of the answer without them. */
export interface OutcomeTexts {
  readonly pieces: readonly string[]
  readonly rest: string
}

/** Entries that are read at once: of the largest rows that there are, about a megabyte. */
export const PIECE_ENTRIES = 250

/**
 * An answer in parts that can be written and read one after the other, so that neither side stands still for one of some
 * ten megabytes: its long lists in pieces, in order, and the answer without them.
 */
export function cutOutcome(outcome: unknown): { readonly pieces: readonly OutcomePiece[]; readonly rest: unknown } {
  const pieces: OutcomePiece[] = []
  const rest = cut(outcome, [], pieces)
  return { pieces, rest }
}

function cut(value: unknown, path: readonly string[], pieces: OutcomePiece[]): unknown {
  if (Array.isArray(value)) {
    if (value.length <= PIECE_ENTRIES) return value
    for (let from = 0; from < value.length; from += PIECE_ENTRIES) pieces.push({ path, entries: value.slice(from, from + PIECE_ENTRIES) })
    return []
  }
  if (!isRecord(value)) return value
  // A list in a list stays in its piece.
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cut(part, [...path, key], pieces)]))
}

/** The answer as it was: `rest` with the entries of the pieces put back, in place. */
export function joinOutcome(pieces: readonly OutcomePiece[], rest: unknown): unknown {
  for (const { path, entries } of pieces) {
    const list = path.reduce((value, key) => (isRecord(value) ? value[key] : undefined), rest)
    if (!Array.isArray(list)) throw new Error(`The answer has no list at ${path.join('.')}.`)
    for (const entry of entries) list.push(entry)
  }
  return rest
}

/** An answer as its parts' texts. */
export function writeOutcome(outcome: unknown): OutcomeTexts {
  const { pieces, rest } = cutOutcome(outcome)
  return { pieces: pieces.map((piece) => JSON.stringify(piece)), rest: JSON.stringify(rest) }
}

/** The answer of which these are the texts. */
export function readOutcome({ pieces, rest }: OutcomeTexts): unknown {
  return joinOutcome(pieces.map((piece) => JSON.parse(piece) as OutcomePiece), JSON.parse(rest)) // as written above
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
