import { KNOWN_HEADERS } from './columns/known-headers.ts'
import { fingerprintSheet } from './columns/sheet-fingerprint.ts'

/** RVTools names the CSV of a tab so: "RVTools_tabvInfo.csv"; people leave the front off, or put a name before it: "vc01-vInfo.csv". */
const TAB_FILE = /(?:^|[\s_.-]|RVTools_tab)(d?v[a-z_]+)\.csv$/i

/** The sheet that a CSV file holds, by its file name or else by its headers; null when it is no RVTools tab. */
export function csvTableName(fileName: string, headers: readonly string[]): string | null {
  const named = TAB_FILE.exec(fileName)?.[1]?.toLowerCase()
  for (const sheet of Object.keys(KNOWN_HEADERS)) if (sheet.toLowerCase() === named) return sheet
  return fingerprintSheet(headers)
}
