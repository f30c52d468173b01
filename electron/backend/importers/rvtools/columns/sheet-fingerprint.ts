import { dialectFreeKey, knownKeys } from './bind-columns.ts'
import { KNOWN_HEADERS } from './known-headers.ts'


/** Of a row's headers, how many must be a sheet's for the table to be taken for it. */
const LEAST_HEADERS = 3
const LEAST_SHARE = 0.5
/** What tells sheets apart is the headers that few of them have: a header counts one divided by the sheets that have it. */
const LEAST_WEIGHT = 0.8

/** In how many sheets each header occurs. */
const OCCURRENCES = countOccurrences()

/** The sheet whose headers these are, or null when they are no RVTools sheet's or could be several's. */
export function fingerprintSheet(headers: readonly string[]): string | null {
  const written = headers.filter((header) => header.trim() !== '')
  let best: { readonly sheet: string; readonly known: number; readonly weight: number } | null = null
  for (const sheet of Object.keys(KNOWN_HEADERS)) {
    const keys = keysIn(sheet, written)
    const weight = keys.reduce((sum, key) => sum + 1 / (OCCURRENCES.get(key) ?? 1), 0)
    if (best === null || weight > best.weight) best = { sheet, known: keys.length, weight }
  }
  if (best === null) return null
  const isEnough = best.known >= LEAST_HEADERS && best.known >= written.length * LEAST_SHARE && best.weight >= LEAST_WEIGHT
  return isEnough ? best.sheet : null
}

/** How many of the headers RVTools writes in this sheet. */
export function countKnownHeaders(sheet: string, headers: readonly string[]): number {
  return keysIn(sheet, headers).length
}

function keysIn(sheet: string, headers: readonly string[]): string[] {
  const known = knownKeys(sheet)
  return [...new Set(headers.map((header) => dialectFreeKey(sheet, header, known)))].filter((key) => known.has(key))
}

function countOccurrences(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const sheet of Object.keys(KNOWN_HEADERS)) for (const key of knownKeys(sheet)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
