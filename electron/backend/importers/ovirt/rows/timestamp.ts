/** XML writes moments as ISO 8601 with a zone, JSON as milliseconds since 1970 (UTC). Kept to the second, as written, without the zone. */
export function timestampOf(text: string | null): string | null {
  if (text === null) return null
  if (MILLISECONDS.test(text)) return new Date(Number(text)).toISOString().slice(0, SECONDS_LENGTH)
  return ISO.test(text) ? text.slice(0, SECONDS_LENGTH) : null
}

const SECONDS_LENGTH = 'yyyy-MM-ddTHH:mm:ss'.length
const MILLISECONDS = /^\d{11,14}$/
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
