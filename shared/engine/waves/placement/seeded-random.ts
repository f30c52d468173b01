/** Whole numbers below a limit, the same row for the same seed on every machine (Mulberry32, public domain). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + INCREMENT) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32) * below)
  }
}

const INCREMENT = 0x6d2b79f5
const TWO_TO_32 = 4_294_967_296
