import { headerKey } from './columns/header-key.ts'
import { KNOWN_HEADERS } from './columns/known-headers.ts'

/** RVTools names the CSV of a tab so: "RVTools_tabvInfo.csv". */
const TAB_FILE = /^RVTools_tab(d?v[a-z_]+)\.csv$/i
/** Of a file's headers, how many must be a sheet's for the file to be taken for it. */
const LEAST_HEADERS = 3
const LEAST_SHARE = 0.5

/** The sheet that a CSV file holds, by its file name or else by its headers; null when it is no RVTools tab. */
export function csvTableName(fileName: string, headers: readonly string[]): string | null {
  const named = TAB_FILE.exec(fileName)?.[1]?.toLowerCase()
  for (const sheet of Object.keys(KNOWN_HEADERS)) if (sheet.toLowerCase() === named) return sheet
  const keys = headers.map(headerKey)
  let best: { readonly sheet: string; readonly known: number; readonly size: number } | null = null
  for (const [sheet, known] of Object.entries(KNOWN_HEADERS)) {
    const sheetKeys = new Set(known.split('|').map(headerKey))
    const count = keys.filter((key) => sheetKeys.has(key)).length
    // Of two sheets that explain as many headers, the one with fewer of its own is meant.
    if (best === null || count > best.known || (count === best.known && sheetKeys.size < best.size)) best = { sheet, known: count, size: sheetKeys.size }
  }
  const isEnough = best !== null && best.known >= LEAST_HEADERS && best.known >= keys.length * LEAST_SHARE
  return isEnough ? (best?.sheet ?? null) : null
}
