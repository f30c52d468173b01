/**
 * Orders two strings by UTF-16 code unit: the one order that is the same on every machine.
 * Returns a negative number, 0 or a positive number, as Array.sort wants it.
 */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * Orders two names as a person counts: runs of digits by their value ("vm-9" before "vm-10"),
 * everything else by code unit. Total: two different strings never compare as equal.
 */
export function compareNatural(left: string, right: string): number {
  const leftParts = left.match(NUMBER_RUNS) ?? []
  const rightParts = right.match(NUMBER_RUNS) ?? []
  const shared = Math.min(leftParts.length, rightParts.length)
  for (let index = 0; index < shared; index++) {
    const order = comparePart(leftParts[index] ?? '', rightParts[index] ?? '')
    if (order !== 0) return order
  }
  return leftParts.length - rightParts.length || compareText(left, right)
}

const NUMBER_RUNS = /\d+|\D+/g

function comparePart(left: string, right: string): number {
  if (!isDigit(left) || !isDigit(right)) return compareText(left, right)
  const leftDigits = left.replace(/^0+(?=\d)/, '')
  const rightDigits = right.replace(/^0+(?=\d)/, '')
  return leftDigits.length - rightDigits.length || compareText(leftDigits, rightDigits)
}

function isDigit(part: string): boolean {
  const code = part.charCodeAt(0)
  return code >= 0x30 && code <= 0x39
}
