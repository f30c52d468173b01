const MILLISECONDS_PER_DAY = 86_400_000

/** The serial of 1970-01-01 in the 1900 date system of spreadsheets. RVTools writes it for "unknown". */
export const EPOCH_SERIAL = 25_569

/** Turns milliseconds since 1970 into a spreadsheet serial with the ten decimals that RVTools writes. */
export function serialOfMilliseconds(milliseconds: number): number {
  return roundSerial(EPOCH_SERIAL + milliseconds / MILLISECONDS_PER_DAY)
}

/** Rounds a serial to ten decimals (less than a hundredth of a second). */
export function roundSerial(serial: number): number {
  return Number(serial.toFixed(10))
}

/** Writes a serial as `yyyy/MM/dd HH:mm:ss`, as RVTools does in its CSV files. */
export function formatSerial(serial: number): string {
  const seconds = Math.round((serial - EPOCH_SERIAL) * 86_400)
  const [day = '', time = ''] = new Date(seconds * 1000).toISOString().split('T')
  return `${day.replaceAll('-', '/')} ${time.slice(0, 8)}`
}

/** Writes a serial as an ISO 8601 instant with whole seconds, as core properties have it. */
export function isoOfSerial(serial: number): string {
  const seconds = Math.round((serial - EPOCH_SERIAL) * 86_400)
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}
