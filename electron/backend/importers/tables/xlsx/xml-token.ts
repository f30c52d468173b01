import { PartProblem } from './part-problem.ts'

/**
 * A pull tokeniser for XML in UTF-8 bytes. Markup is ASCII, so that bytes can be searched without decoding them.
 * It knows no DTD: a document type declaration is refused, and with it every entity that a file could define.
 */
export const XML_TOKEN = { incomplete: 0, text: 1, cdata: 2, open: 3, empty: 4, close: 5, ignored: 6 } as const

export interface XmlToken {
  /** One of XML_TOKEN; `incomplete` when the bytes end before the token does. */
  kind: number
  start: number
  /** The first byte after the token. */
  end: number
  /** Tags: the name with its prefix is [nameStart, nameEnd), without it [localStart, nameEnd). */
  nameStart: number
  localStart: number
  nameEnd: number
  /** Tags: the attributes; text and CDATA: the characters, undecoded. */
  contentStart: number
  contentEnd: number
}

export function createXmlToken(): XmlToken {
  return { kind: 0, start: 0, end: 0, nameStart: 0, localStart: 0, nameEnd: 0, contentStart: 0, contentEnd: 0 }
}

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const COLON = 0x3a
const SPACE = 0x20
const BANG = 0x21
const QUESTION = 0x3f
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27

const COMMENT_OPEN = '<!--'
const CDATA_OPEN = '<![CDATA['

/** Reads the token at `at` into `token`; `end` is where the bytes end. */
export function readXmlToken(bytes: Buffer, at: number, end: number, token: XmlToken): void {
  token.kind = XML_TOKEN.incomplete
  token.start = at
  if (at >= end) return
  if (bytes[at] !== LT) {
    const next = bytes.indexOf(LT, at)
    if (next >= 0 && next < end) setContent(token, XML_TOKEN.text, at, next, next)
    return
  }
  if (at + 1 >= end) return
  const second = bytes[at + 1]
  if (second === BANG) readDeclaration(bytes, at, end, token)
  else if (second === QUESTION) readUntil(bytes, at + 2, end, '?>', XML_TOKEN.ignored, token)
  else if (second === SLASH) readTag(bytes, at + 2, end, XML_TOKEN.close, token)
  else readTag(bytes, at + 1, end, XML_TOKEN.open, token)
}

/** Whether the tag's name without its prefix is `name` (ASCII). */
export function isLocalName(bytes: Buffer, token: XmlToken, name: string): boolean {
  const start = token.localStart
  if (token.nameEnd - start !== name.length) return false
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[start + index] !== name.charCodeAt(index)) return false
  }
  return true
}

/** Whether `bytes` continue with `text` (ASCII) at `at`. */
export function startsWith(bytes: Buffer, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  }
  return true
}

function readDeclaration(bytes: Buffer, at: number, end: number, token: XmlToken): void {
  if (startsWith(bytes, at, COMMENT_OPEN)) {
    readUntil(bytes, at + COMMENT_OPEN.length, end, '-->', XML_TOKEN.ignored, token)
  } else if (startsWith(bytes, at, CDATA_OPEN)) {
    readUntil(bytes, at + CDATA_OPEN.length, end, ']]>', XML_TOKEN.cdata, token)
  } else if (end - at >= CDATA_OPEN.length) {
    throw new PartProblem('contains a document type declaration, which no workbook needs and which can be used for attacks')
  }
}

function readUntil(bytes: Buffer, from: number, end: number, mark: string, kind: number, token: XmlToken): void {
  const found = bytes.indexOf(mark, from, 'latin1')
  if (found >= 0 && found + mark.length <= end) setContent(token, kind, from, found, found + mark.length)
}

function setContent(token: XmlToken, kind: number, from: number, to: number, end: number): void {
  token.kind = kind
  token.contentStart = from
  token.contentEnd = to
  token.end = end
}

function readTag(bytes: Buffer, nameStart: number, end: number, kind: number, token: XmlToken): void {
  let at = nameStart
  token.nameStart = nameStart
  token.localStart = nameStart
  while (at < end) {
    const byte = bytes[at] ?? 0
    if (byte === COLON) token.localStart = at + 1
    else if (byte <= SPACE || byte === GT || byte === SLASH) break
    else if (byte === LT) throw new PartProblem('is not well-formed XML: a tag does not end')
    at += 1
  }
  token.nameEnd = at
  token.contentStart = at
  while (at < end) {
    const byte = bytes[at]
    if (byte === GT) {
      const isEmpty = kind === XML_TOKEN.open && bytes[at - 1] === SLASH && at > token.nameStart
      setContent(token, isEmpty ? XML_TOKEN.empty : kind, token.contentStart, isEmpty ? at - 1 : at, at + 1)
      if (token.nameEnd === token.localStart) throw new PartProblem('is not well-formed XML: a tag has no name')
      return
    }
    if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
      at = bytes.indexOf(byte, at + 1)
      if (at < 0) return
    } else if (byte === LT) {
      throw new PartProblem('is not well-formed XML: a tag does not end')
    }
    at += 1
  }
}
