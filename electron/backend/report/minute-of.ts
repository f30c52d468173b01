const MINUTE_LENGTH = 'YYYY-MM-DDTHH:MM'.length

/** A time (ISO 8601 in UTC) as people read it: "2026-03-02 09:00 UTC". */
export function minuteOf(at: string): string {
  return `${at.slice(0, MINUTE_LENGTH).replace('T', ' ')} UTC`
}
