import { PartProblem } from './part-problem.ts'
import { readXmlAttributes } from './xml-attributes.ts'
import { isLocalName, readXmlToken, XML_TOKEN, type XmlToken } from './xml-token.ts'

/** The main namespace of SpreadsheetML, transitional and strict (ECMA-376 part 1, annex A; part 4). */
const SPREADSHEET_NAMESPACES: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
])

/** How a part writes the elements of SpreadsheetML: RVTools gives each the prefix `x:`, Excel none. */
export interface SpreadsheetNames {
  /** With its colon, or empty. */
  readonly prefix: string
  /** Prefixes, with their colons, that the root binds to other namespaces. */
  readonly foreignPrefixes: ReadonlySet<string>
}

/** Whether the root element at `token` is the SpreadsheetML element `name`, and how the part names its elements. */
export function readSpreadsheetRoot(bytes: Buffer, token: XmlToken, name: string): SpreadsheetNames {
  const prefix = bytes.toString('utf8', token.nameStart, token.localStart)
  const namespaces = new Map<string, string>()
  for (const [attribute, value] of readXmlAttributes(bytes, token.contentStart, token.contentEnd)) {
    if (attribute === 'xmlns') namespaces.set('', value)
    else if (attribute.startsWith('xmlns:')) namespaces.set(`${attribute.slice('xmlns:'.length)}:`, value)
  }
  const own = namespaces.get(prefix)
  // A root without any namespace is what hand-made files have; it is read as if it had the right one.
  if (!isLocalName(bytes, token, name) || (own !== undefined && !SPREADSHEET_NAMESPACES.has(own))) {
    throw new PartProblem(`is not a spreadsheet's <${name}>`)
  }
  const foreignPrefixes = new Set<string>()
  for (const [bound, uri] of namespaces) if (!SPREADSHEET_NAMESPACES.has(uri)) foreignPrefixes.add(bound)
  return { prefix, foreignPrefixes }
}

/** Moves `token` to the root element's start tag; its kind is `incomplete` when the bytes end before it. */
export function findXmlRoot(bytes: Buffer, end: number, token: XmlToken): void {
  let at = 0
  do {
    readXmlToken(bytes, at, end, token)
    at = token.end
  } while (token.kind === XML_TOKEN.text || token.kind === XML_TOKEN.ignored)
  if (token.kind === XML_TOKEN.close || token.kind === XML_TOKEN.cdata) {
    throw new PartProblem('is not well-formed XML: it does not begin with an element')
  }
}

/** Whether the tag at `token` can be an element of SpreadsheetML: its prefix is the root's, or none that means something else. */
export function isSpreadsheetElement(bytes: Buffer, token: XmlToken, names: SpreadsheetNames): boolean {
  if (token.localStart - token.nameStart === names.prefix.length) {
    let index = 0
    while (index < names.prefix.length && bytes[token.nameStart + index] === names.prefix.charCodeAt(index)) index += 1
    if (index === names.prefix.length) return true
  }
  if (names.foreignPrefixes.size === 0) return true
  return !names.foreignPrefixes.has(bytes.toString('utf8', token.nameStart, token.localStart))
}
