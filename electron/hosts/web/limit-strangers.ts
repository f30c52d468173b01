/** How many requests without the token are looked at: so many at once, and so many a second after that. */
export interface StrangerLimit {
  readonly burst: number
  readonly perSecond: number
}

/** Calls, and pages that are not there: a page with an old link makes a dozen. */
export const CALLS_OF_STRANGERS: StrangerLimit = { burst: 200, perSecond: 20 }

/** The pages themselves, which a browser fetches before its page knows the token: some 200 files where nothing is cached yet, for each of twenty sessions. */
export const PAGES_OF_STRANGERS: StrangerLimit = { burst: 4_000, perSecond: 400 }

const MS_PER_SECOND = 1_000

/**
 * Whether one more request without the token is looked at. Nobody guesses 256 bits: the limit is for the sake of the machine's
 * own load, and requests with the token do not count.
 */
export function limitStrangers(monotonicMs: () => number, { burst, perSecond }: StrangerLimit): () => boolean {
  let left = burst
  let atMs = monotonicMs()
  return () => {
    const nowMs = monotonicMs()
    left = Math.min(burst, left + ((nowMs - atMs) / MS_PER_SECOND) * perSecond)
    atMs = nowMs
    if (left < 1) return false
    left -= 1
    return true
  }
}
