/** FNV-1a, 32 bit: offset basis and prime as published by its authors (draft-eastlake-fnv). */
const FNV_OFFSET_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * A short stable fingerprint of a text, `length` characters of [0-9a-z]. It tells names apart;
 * it is no protection against someone who looks for a collision.
 */
export function stableHash(text: string, length: number): string {
  let digits = ''
  for (let round = 0; digits.length < length; round++) {
    digits += fnv1a(`${round}:${text}`).toString(36).padStart(7, '0').slice(-6)
  }
  return digits.slice(0, length)
}

function fnv1a(text: string): number {
  let hash = FNV_OFFSET_BASIS
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME)
    hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME)
  }
  return hash >>> 0
}
