/**
 * A stream of pseudo-random numbers that is the same on every machine: mulberry32, a public-domain
 * 32-bit generator with a period of 2^32. It is not for secrets.
 */
export interface RandomStream {
  /** The next number in [0, 1). */
  fraction(): number
  /** The next whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One element of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item
  /** A random version 4 UUID in lower case. */
  uuid(): string
  /** `digits` random hexadecimal digits in lower case. */
  hex(digits: number): string
}

/**
 * Opens the stream that belongs to a seed and a place in the estate (for example: vCenter, VM, purpose).
 * Every place has a stream of its own, so that what one part draws never shifts what another one gets.
 */
export function randomStream(seed: number, ...place: number[]): RandomStream {
  let state = seed | 0
  for (const part of place) state = mix(state ^ Math.imul(part + 1, GOLDEN_RATIO))
  const next = (): number => {
    state = (state + MULBERRY_STEP) | 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return (word ^ (word >>> 14)) >>> 0
  }
  const fraction = (): number => next() / WORD_RANGE
  const hex = (digits: number): string => {
    let text = ''
    while (text.length < digits) text += next().toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }
  return {
    fraction,
    integer: (low, high) => low + Math.floor(fraction() * (high - low + 1)),
    chance: (probability) => fraction() < probability,
    pick: (items) => {
      const item = items[Math.floor(fraction() * items.length)]
      if (item === undefined) throw new RangeError('cannot pick from an empty list')
      return item
    },
    uuid: () => {
      const digits = hex(32)
      const variant = '89ab'.charAt(parseInt(digits.charAt(16), 16) & 3)
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`
    },
    hex,
  }
}

const WORD_RANGE = 2 ** 32
const GOLDEN_RATIO = 0x9e3779b9
const MULBERRY_STEP = 0x6d2b79f5

// The finaliser of MurmurHash3: neighbouring places (VM 7 and VM 8) get unrelated streams.
function mix(word: number): number {
  let mixed = word
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
