import { startsWith, isLocalName, readXmlToken, XML_TOKEN, type XmlToken } from './xml-token.ts'
import { nextXmlAttribute, type XmlAttributeSpan } from './xml-attributes.ts'
import { decodeSpreadsheetEscapes, decodeXmlBytes, normalizeLineEnds, trimXmlSpace } from './xml-text.ts'

/** What readers of element content return when the bytes end before the element does. */
export const INCOMPLETE = -1

const span: XmlAttributeSpan = { nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0 }

/** Collects texts; an object, so that reading can return the position instead. */
export interface TextSink {
  text: string
}

/**
 * Reads a leaf such as `<t>` or `<v>`, whose start tag is in `token`, and appends its characters to `sink`.
 * As in Excel, white space at the ends counts only where `xml:space="preserve"` says so.
 * Returns the position after its end tag, or INCOMPLETE.
 */
export function readLeafText(bytes: Buffer, end: number, token: XmlToken, sink: TextSink): number {
  if (token.kind === XML_TOKEN.empty) return token.end
  const isPreserved = token.contentEnd > token.contentStart && preservesSpace(bytes, token)
  let at = token.end
  let text = ''
  for (;;) {
    readXmlToken(bytes, at, end, token)
    if (token.kind === XML_TOKEN.incomplete) return INCOMPLETE
    if (token.kind === XML_TOKEN.text) {
      text += decodeXmlBytes(bytes, token.contentStart, token.contentEnd)
    } else if (token.kind === XML_TOKEN.cdata) {
      text += normalizeLineEnds(bytes.toString('utf8', token.contentStart, token.contentEnd))
    } else if (token.kind === XML_TOKEN.close) {
      sink.text += decodeSpreadsheetEscapes(isPreserved ? text : trimXmlSpace(text))
      return token.end
    } else if (token.kind === XML_TOKEN.open) {
      at = skipElement(bytes, end, token)
      if (at === INCOMPLETE) return INCOMPLETE
      continue
    }
    at = token.end
  }
}

/**
 * Reads the content of `<si>` or `<is>`, whose start tag is in `token`: the text, or its runs joined.
 * Phonetic runs (`<rPh>`) are a reading aid and no part of the text. Returns as readLeafText does.
 */
export function readRichText(bytes: Buffer, end: number, token: XmlToken, sink: TextSink): number {
  if (token.kind === XML_TOKEN.empty) return token.end
  let at = token.end
  let runs = 0
  for (;;) {
    readXmlToken(bytes, at, end, token)
    if (token.kind === XML_TOKEN.incomplete) return INCOMPLETE
    at = token.end
    if (token.kind === XML_TOKEN.close) {
      if (runs === 0) return at
      runs -= 1
    } else if (token.kind === XML_TOKEN.open) {
      if (isLocalName(bytes, token, 't')) at = readLeafText(bytes, end, token, sink)
      else if (isLocalName(bytes, token, 'r')) runs += 1
      else at = skipElement(bytes, end, token)
      if (at === INCOMPLETE) return INCOMPLETE
    }
  }
}

/** Passes over the element whose start tag is in `token`. Returns as readLeafText does. */
export function skipElement(bytes: Buffer, end: number, token: XmlToken): number {
  if (token.kind === XML_TOKEN.empty) return token.end
  let depth = 1
  while (depth > 0) {
    readXmlToken(bytes, token.end, end, token)
    if (token.kind === XML_TOKEN.incomplete) return INCOMPLETE
    if (token.kind === XML_TOKEN.open) depth += 1
    else if (token.kind === XML_TOKEN.close) depth -= 1
  }
  return token.end
}

function preservesSpace(bytes: Buffer, token: XmlToken): boolean {
  let at = nextXmlAttribute(bytes, token.contentStart, token.contentEnd, span)
  while (at >= 0) {
    if (span.nameEnd - span.nameStart === 'xml:space'.length && startsWith(bytes, span.nameStart, 'xml:space')) {
      return startsWith(bytes, span.valueStart, 'preserve')
    }
    at = nextXmlAttribute(bytes, at, token.contentEnd, span)
  }
  return false
}
