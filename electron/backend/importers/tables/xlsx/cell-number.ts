const ZERO = 0x30
const NINE = 0x39
const MINUS = 0x2d
const POINT = 0x2e

/** With so many digits a decimal is an integer below 2^53 over an exact power of ten, so that one division rounds it right. */
export const EXACT_DIGITS = 15
const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => 10 ** exponent)

/** The number that readPlainDecimal read. */
export interface DecimalSink {
  value: number
}

/**
 * Reads a plain decimal (`-12.5`) at `at` and returns the position after it, or -1 when there is none that short:
 * an exponent or more digits are for parseCellNumber.
 */
export function readPlainDecimal(bytes: Buffer, at: number, end: number, sink: DecimalSink): number {
  const isNegative = bytes[at] === MINUS
  let p = isNegative ? at + 1 : at
  const first = p
  let mantissa = 0
  let digit = (bytes[p] ?? 0) - ZERO
  while (digit >= 0 && digit <= NINE - ZERO && p < end) {
    mantissa = mantissa * 10 + digit
    p += 1
    digit = (bytes[p] ?? 0) - ZERO
  }
  let digits = p - first
  if (digits === 0) return -1
  let decimals = 0
  if (bytes[p] === POINT) {
    const firstDecimal = p + 1
    p = firstDecimal
    digit = (bytes[p] ?? 0) - ZERO
    while (digit >= 0 && digit <= NINE - ZERO && p < end) {
      mantissa = mantissa * 10 + digit
      p += 1
      digit = (bytes[p] ?? 0) - ZERO
    }
    decimals = p - firstDecimal
    digits += decimals
  }
  if (digits > EXACT_DIGITS) return -1
  const value = decimals === 0 ? mantissa : mantissa / (POWERS_OF_TEN[decimals] ?? 1)
  sink.value = isNegative && value !== 0 ? -value : value
  return p
}

/** The number a cell's text stands for (XML Schema's double, without INF and NaN), or undefined when it is none. */
export function parseCellNumber(text: string): number | undefined {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) return undefined
  return value === 0 ? 0 : value
}
