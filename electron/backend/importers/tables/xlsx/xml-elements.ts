import { PartProblem } from './part-problem.ts'
import { readXmlAttributes } from './xml-attributes.ts'
import { createXmlToken, readXmlToken, XML_TOKEN } from './xml-token.ts'

export interface XmlElement {
  /** Local names from the root down to this element, joined by `/`. */
  readonly path: string
  /** Full names: attributes bear their prefixes. */
  readonly attributes: ReadonlyMap<string, string>
}

/** No part of a workbook nests deeper by far; a path as long as the file would cost its square. */
const MAXIMUM_DEPTH = 256

/** The elements of a small XML document in their order. Throws PartProblem when it is not well-formed. */
export function* readXmlElements(bytes: Buffer): Generator<XmlElement, void, undefined> {
  const token = createXmlToken()
  const paths: string[] = []
  let at = 0
  let hasRoot = false
  while (at < bytes.length) {
    readXmlToken(bytes, at, bytes.length, token)
    if (token.kind === XML_TOKEN.incomplete) break
    at = token.end
    if (token.kind === XML_TOKEN.close) {
      paths.pop()
    } else if (token.kind === XML_TOKEN.open || token.kind === XML_TOKEN.empty) {
      hasRoot = true
      const parent = paths.at(-1)
      const name = bytes.toString('utf8', token.localStart, token.nameEnd)
      const path = parent === undefined ? name : `${parent}/${name}`
      const isOpen = token.kind === XML_TOKEN.open
      yield { path, attributes: readXmlAttributes(bytes, token.contentStart, token.contentEnd) }
      if (isOpen && paths.push(path) > MAXIMUM_DEPTH) throw new PartProblem('nests its elements too deeply')
    }
  }
  if (!hasRoot || paths.length > 0) throw new PartProblem('is not well-formed XML: it ends too early')
}
