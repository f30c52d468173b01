const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/
const MILLISECONDS_PER_HOUR = 3_600_000

/**
 * Hours from one instant of an inventory to another, both as it writes them: ISO 8601, whose zone is not looked at, since
 * one export writes all in one. Null where one is no instant.
 */
export function hoursBetween(from: string, to: string): number | null {
  const [start, end] = [millisecondsOf(from), millisecondsOf(to)]
  return start === null || end === null ? null : (end - start) / MILLISECONDS_PER_HOUR
}

function millisecondsOf(instant: string): number | null {
  const [found, year, month, day, hour = '0', minute = '0'] = INSTANT.exec(instant) ?? []
  return found === undefined ? null : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}
