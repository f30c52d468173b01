import type { CellValue } from '#backend/importers/tables/table-file.ts'

const SECONDS_PER_DAY = 86_400
const MS_PER_SECOND = 1_000
/** The serial of 1970-01-01 in the 1900 date system. */
const SERIAL_OF_1970 = 25_569
/** 1970-01-02: vSphere's "unknown" is 1970-01-01 00:00 UTC, which RVTools writes in local time. */
const FIRST_KNOWN_SERIAL = SERIAL_OF_1970 + 1
/** 9999-12-31, the last day a spreadsheet can show. */
const LAST_SERIAL = 2_958_465

const DATE_TEXT = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/

/**
 * A date cell as ISO 8601 text without zone (`2025-03-14T11:26:58`): a date serial, a plain number that is one, the
 * `yyyy/MM/dd HH:mm:ss` of RVTools, or ISO. Null when the cell holds nothing or the "unknown" of vSphere
 * (1970-01-01), undefined when it is not understood. Other orders of day and month are guesswork and not taken.
 */
export function parseDate(cell: CellValue | undefined): string | null | undefined {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'object') return fromSerial(cell.dateSerial)
  if (typeof cell === 'number') return fromSerial(cell)
  if (typeof cell !== 'string') return undefined
  const trimmed = cell.trim()
  if (trimmed === '') return null
  const match = DATE_TEXT.exec(trimmed)
  if (match === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match.map((part) => part ?? undefined)
  const wanted = [Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)] as const
  const instant = new Date(Date.UTC(wanted[0], wanted[1] - 1, wanted[2], wanted[3], wanted[4], wanted[5]))
  // Date.UTC carries 31 February over to March.
  if (instant.getUTCMonth() !== wanted[1] - 1 || instant.getUTCDate() !== wanted[2] || instant.getUTCHours() !== wanted[3]) return undefined
  return fromSerial(SERIAL_OF_1970 + instant.getTime() / (SECONDS_PER_DAY * MS_PER_SECOND))
}

/** The instant of a date serial as ISO text without zone, to the second; undefined beyond what a spreadsheet can show. */
export function serialToIso(serial: number): string | undefined {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return undefined
  const seconds = Math.round((serial - SERIAL_OF_1970) * SECONDS_PER_DAY)
  return new Date(seconds * MS_PER_SECOND).toISOString().replace(/\.\d+Z$/, '')
}

function fromSerial(serial: number): string | null | undefined {
  return serial < FIRST_KNOWN_SERIAL ? null : serialToIso(serial)
}
