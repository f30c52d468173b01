/** An entry of the history: where it stands in it, and what its address is. */
export interface HistoryEntry {
  /** Counts from the first entry. */
  readonly position: number
  readonly path: string
  /** Path, and what stands behind the question mark, in any order. */
  readonly address: string
}

/** What the parts of a page keep of where somebody was on it, by the names of the parts. */
type Kept = ReadonlyMap<string, unknown>

/** Pages that were left and are remembered: further back nobody knows any more where they were. */
const MOST_PAGES = 50

/**
 * Where somebody was on the pages that they left: rows in sight, ticks, the row that they opened. An entry of the history has its own, so that the way
 * back leads to exactly that; a link leads to where a page with the very same address was left last.
 */
export function createPlaces() {
  const ofEntries = new Map<number, { readonly path: string; readonly kept: Kept }>()
  const ofAddresses = new Map<string, Kept>()
  const parts = new Map<string, () => unknown>()
  /** What the page that is shown kept when it was left, as far as no part has taken it yet. */
  let waiting = new Map<string, unknown>()
  let here: HistoryEntry | null = null

  return {
    /** Somebody goes to another page: the parts of this one say what they keep. `address` is what it says by now. */
    leave: (address: string): void => {
      if (here === null) return
      const kept = new Map([...parts].map(([name, take]) => [name, take()] as const).filter(([, value]) => value !== null))
      remember(ofEntries, here.position, { path: here.path, kept })
      remember(ofAddresses, address, kept)
    },
    /** Somebody is at an entry: by the way back or forward, or by a link. */
    arrive: (entry: HistoryEntry, isByHistory: boolean): void => {
      const isSamePage = here?.path === entry.path
      // A link ends the way forward; an address that says more of the same entry does not.
      if (!isByHistory) {
        for (const position of ofEntries.keys()) if (position === entry.position || (position > entry.position && here?.position !== entry.position)) ofEntries.delete(position)
      }
      here = entry
      if (isSamePage) return
      const own = ofEntries.get(entry.position)
      const found = isByHistory ? (own?.path === entry.path ? own.kept : undefined) : ofAddresses.get(entry.address)
      waiting = new Map(found)
    },
    /** What a part of this page kept, once; null where it kept nothing. */
    take: (part: string): unknown => {
      const kept = waiting.get(part) ?? null
      waiting.delete(part)
      return kept
    },
    /** Asks a part, as the page is left, what it keeps: null for nothing. The answer ends it. */
    hold: (part: string, take: () => unknown): (() => void) => {
      parts.set(part, take)
      return () => {
        if (parts.get(part) === take) parts.delete(part)
      }
    },
    /** Another project is open: rows and ids of the last one mean nothing. */
    forget: (): void => {
      ofEntries.clear()
      ofAddresses.clear()
      waiting.clear()
    },
  }
}

export type Places = ReturnType<typeof createPlaces>

/** The newest stand last, and the oldest are forgotten. */
function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): void {
  known.delete(key)
  known.set(key, value)
  const oldest = known.keys().next()
  if (known.size > MOST_PAGES && oldest.done !== true) known.delete(oldest.value)
}
