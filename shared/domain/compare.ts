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
  // Whole estates are sorted by it with each plan, so that it walks along both texts and makes nothing new: no texts, no lists of two.
  if (left === right) return 0
  let i = startOfDifference(left, right)
  let j = i
  while (i < left.length && j < right.length) {
    const isLeftDigit = isDigit(left.charCodeAt(i))
    const isRightDigit = isDigit(right.charCodeAt(j))
    if (isLeftDigit !== isRightDigit) return left.charCodeAt(i) - right.charCodeAt(j)
    const leftEnd = endOfRun(left, i, isLeftDigit)
    const rightEnd = endOfRun(right, j, isRightDigit)
    if (isLeftDigit) {
      while (i < leftEnd - 1 && left.charCodeAt(i) === ZERO) i += 1
      while (j < rightEnd - 1 && right.charCodeAt(j) === ZERO) j += 1
      if (leftEnd - i !== rightEnd - j) return leftEnd - i - (rightEnd - j)
    }
    for (; i < leftEnd && j < rightEnd; i += 1, j += 1) {
      const order = left.charCodeAt(i) - right.charCodeAt(j)
      if (order !== 0) return order
    }
    if (i < leftEnd) return 1
    if (j < rightEnd) return -1
  }
  return Number(i < left.length) - Number(j < right.length) || compareText(left, right)
}

/** As a person counts (`compareNatural`), with what has no name at the end. */
export function compareUnknownLast(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  return compareNatural(left, right)
}

const ZERO = 0x30
const NINE = 0x39

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

/** Where the run of digits, or of anything else, begins in which two texts differ first: before it they are the same. Ids of a source have much in common. */
function startOfDifference(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left.charCodeAt(start) === right.charCodeAt(start)) start += 1
  if (start === 0) return 0
  const isOfDigits = isDigit(left.charCodeAt(start - 1))
  while (start > 0 && isDigit(left.charCodeAt(start - 1)) === isOfDigits) start -= 1
  return start
}

/** Where the run of digits, or of anything else, ends that begins at a place. */
function endOfRun(text: string, start: number, isOfDigits: boolean): number {
  let end = start + 1
  while (end < text.length && isDigit(text.charCodeAt(end)) === isOfDigits) end += 1
  return end
}
