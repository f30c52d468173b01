/** Large enough that a piece more costs nothing, small enough for several at once. */
const PIECE_CHARACTERS = 1024 * 1024
const HIGH_SURROGATE = { first: 0xd800, last: 0xdbff } as const

/**
 * A text in pieces that can be encoded one after the other, of a MiB each or so: the summary of a large estate has tens of MiB, and its
 * bytes as a whole beside it would double that. No piece ends within a character.
 */
export function* textPieces(text: string, characters: number = PIECE_CHARACTERS): Generator<string> {
  if (text.length <= characters) {
    yield text
    return
  }
  for (let start = 0; start < text.length; ) {
    const end = start + characters
    const last = text.charCodeAt(end - 1)
    const isCut = end < text.length && last >= HIGH_SURROGATE.first && last <= HIGH_SURROGATE.last
    const stop = isCut ? end + 1 : end
    yield text.slice(start, stop)
    start = stop
  }
}
