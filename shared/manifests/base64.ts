const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BYTES_PER_GROUP = 3
const BITS_PER_BYTE = 8
const BITS_PER_SIGN = 6
const SIGN_MASK = 0x3f

/** A text's UTF-8 in base64 with padding, on one line (RFC 4648). What is half a character becomes U+FFFD. */
export function base64(text: string): string {
  const bytes = utf8(text)
  let encoded = ''
  for (let place = 0; place < bytes.length; place += BYTES_PER_GROUP) {
    const group = bytes.slice(place, place + BYTES_PER_GROUP)
    const bits = ((group[0] ?? 0) << (2 * BITS_PER_BYTE)) | ((group[1] ?? 0) << BITS_PER_BYTE) | (group[2] ?? 0)
    for (let sign = 0; sign <= BYTES_PER_GROUP; sign++) encoded += sign <= group.length ? (ALPHABET[(bits >> ((BYTES_PER_GROUP - sign) * BITS_PER_SIGN)) & SIGN_MASK] ?? '') : '='
  }
  return encoded
}

/** Percent-encoding is of UTF-8 bytes (ECMA-262, encodeURIComponent); `shared` has no TextEncoder. */
function utf8(text: string): readonly number[] {
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
  return [...encodeURIComponent(whole).matchAll(/%([0-9A-F]{2})|[^%]/g)].map(([sign, hex]) => (hex === undefined ? sign.charCodeAt(0) : Number.parseInt(hex, 16)))
}
