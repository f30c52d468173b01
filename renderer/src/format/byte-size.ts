const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const
const BYTES_PER_STEP = 1024
const EXACT_FROM = 10

/** A size in bytes for a person, in binary units: "414 KiB", "1.2 GiB". `format` writes the number in the reader's language. */
export function byteSize(bytes: number, format: (value: number) => string): string {
  let value = bytes
  let unit = 0
  while (value >= BYTES_PER_STEP && unit < UNITS.length - 1) {
    value /= BYTES_PER_STEP
    unit += 1
  }
  const rounded = unit > 0 && value < EXACT_FROM ? Math.round(value * 10) / 10 : Math.round(value)
  return `${format(rounded)} ${UNITS[unit] ?? ''}`
}
