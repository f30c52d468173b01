/** As many requests without the token may come at once: a page with an old link makes a dozen. */
const BURST = 200
/** And so many a second after that. */
const PER_SECOND = 20
const MS_PER_SECOND = 1_000

/**
 * Whether one more request without the token is looked at. Nobody guesses 256 bits: the limit is for the sake of the machine's
 * own load, and requests with the token do not count.
 */
export function limitStrangers(monotonicMs: () => number): () => boolean {
  let left = BURST
  let atMs = monotonicMs()
  return () => {
    const nowMs = monotonicMs()
    left = Math.min(BURST, left + ((nowMs - atMs) / MS_PER_SECOND) * PER_SECOND)
    atMs = nowMs
    if (left < 1) return false
    left -= 1
    return true
  }
}
