/** Most file systems take 255 bytes for a name; some room is left for what encrypting ones add. */
const MAX_NAME_BYTES = 140
const FALLBACK_NAME = 'upload'

/**
 * A file name that every system takes and that stays in its folder, as close to the given one as can be: the last
 * part of a path, without control characters and those that Windows forbids, without dots and blanks at its ends.
 * Shortened from its middle, so that it keeps the extension by which a format is told.
 */
export function safeFileName(name: string, fallback = FALLBACK_NAME): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const cleaned = trimEnds(last.replaceAll(FORBIDDEN, '_'))
  if (cleaned === '') return fallback
  return shorten(RESERVED_ON_WINDOWS.test(cleaned) ? `_${cleaned}` : cleaned)
}

const FORBIDDEN = /[\x00-\x1f\x7f-\x9f<>:"|?*\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd]|\p{Surrogate}/gu
/** Device names, whatever their extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

function trimEnds(name: string): string {
  return name.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '')
}

function shorten(name: string): string {
  if (utf8Bytes(name) <= MAX_NAME_BYTES) return name
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  let stem = ''
  for (const character of name.slice(0, name.length - extension.length)) {
    if (utf8Bytes(stem + character + extension) > MAX_NAME_BYTES) break
    stem += character
  }
  return `${stem}${extension}`
}

/** How long a text is as UTF-8 (RFC 3629). */
function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x8_00 ? 2 : point < 0x1_00_00 ? 3 : 4
  }
  return bytes
}
