const AMPERSAND = 0x26
const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const FIRST_NON_ASCII = 0x80
const LAST_CODE_POINT = 0x10ffff
const REPLACEMENT = '\uFFFD'

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Decodes character data in [start, end) of UTF-8 bytes, with the fast way for plain ASCII that most cells are. */
export function decodeXmlBytes(bytes: Buffer, start: number, end: number): string {
  let isAscii = true
  let isPlain = true
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= FIRST_NON_ASCII) isAscii = false
    else if (byte === AMPERSAND || byte === CARRIAGE_RETURN) isPlain = false
  }
  const text = isAscii ? bytes.toString('latin1', start, end) : bytes.toString('utf8', start, end)
  return isPlain ? text : decodeXmlText(text)
}

/**
 * Resolves the five predefined entities and numeric references, and reads line ends as XML 1.0 (2.11) has them.
 * Any other entity stays as it is written: nothing that a file defines is ever expanded.
 */
export function decodeXmlText(text: string): string {
  const lines = normalizeLineEnds(text)
  return lines.includes('&') ? lines.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, resolveEntity) : lines
}

/** CR LF and CR are one line feed in XML; a carriage return that is meant is written as a reference. */
export function normalizeLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Resolves `_x000D_` and its like: characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export function decodeSpreadsheetEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Without white space at both ends: only the four characters that XML calls so; a no-break space is text. */
export function trimXmlSpace(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isXmlSpace(text.charCodeAt(start))) start += 1
  while (end > start && isXmlSpace(text.charCodeAt(end - 1))) end -= 1
  return end - start === text.length ? text : text.slice(start, end)
}

function isXmlSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN
}

function resolveEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return PREDEFINED.get(name) ?? whole
  const isHex = name[1] === 'x' || name[1] === 'X'
  const codePoint = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10)
  if (codePoint === 0 || codePoint > LAST_CODE_POINT) return REPLACEMENT
  return String.fromCodePoint(codePoint)
}
