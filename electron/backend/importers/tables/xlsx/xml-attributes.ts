import { PartProblem } from './part-problem.ts'
import { decodeXmlText } from './xml-text.ts'

export interface XmlAttributeSpan {
  nameStart: number
  nameEnd: number
  valueStart: number
  valueEnd: number
}

const SPACE = 0x20
const EQUALS = 0x3d
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27

/**
 * Finds the next attribute of a tag in [at, end) and returns where to go on, or -1 when there is none left.
 * `end` is the tag's own end, so that a broken attribute is an error and never a reason to wait for more bytes.
 */
export function nextXmlAttribute(bytes: Buffer, at: number, end: number, span: XmlAttributeSpan): number {
  let p = at
  while (p < end && (bytes[p] ?? 0) <= SPACE) p += 1
  if (p >= end) return -1
  span.nameStart = p
  while (p < end && bytes[p] !== EQUALS && (bytes[p] ?? 0) > SPACE) p += 1
  span.nameEnd = p
  while (p < end && (bytes[p] ?? 0) <= SPACE) p += 1
  if (bytes[p] !== EQUALS || p >= end) throw new PartProblem('is not well-formed XML: an attribute has no value')
  p += 1
  while (p < end && (bytes[p] ?? 0) <= SPACE) p += 1
  const quote = bytes[p]
  if (p >= end || (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE)) {
    throw new PartProblem('is not well-formed XML: the value of an attribute is not quoted')
  }
  const close = bytes.indexOf(quote, p + 1)
  if (close < 0 || close >= end) throw new PartProblem('is not well-formed XML: the value of an attribute does not end')
  span.valueStart = p + 1
  span.valueEnd = close
  return close + 1
}

/** All attributes of a tag by their full name, decoded; for tags that are few. */
export function readXmlAttributes(bytes: Buffer, start: number, end: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  const span: XmlAttributeSpan = { nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0 }
  for (let at = nextXmlAttribute(bytes, start, end, span); at >= 0; at = nextXmlAttribute(bytes, at, end, span)) {
    const name = bytes.toString('utf8', span.nameStart, span.nameEnd)
    attributes.set(name, decodeXmlText(bytes.toString('utf8', span.valueStart, span.valueEnd)))
  }
  return attributes
}
