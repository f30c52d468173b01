import { advanceWindow, createByteWindow } from './byte-window.ts'
import { PartProblem } from './part-problem.ts'
import { INCOMPLETE, readRichText, skipElement, type TextSink } from './xml-element-text.ts'
import { findXmlRoot, isSpreadsheetElement, readSpreadsheetRoot, type SpreadsheetNames } from './xml-root.ts'
import { createXmlToken, isLocalName, readXmlToken, XML_TOKEN } from './xml-token.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/**
 * Reads the shared strings part into an array by index. The counts that the part states are not looked at:
 * they may lie. Throws PartProblem.
 */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>, limits: XlsxLimits): Promise<readonly string[]> {
  const strings: string[] = []
  const token = createXmlToken()
  const sink: TextSink = { text: '' }
  let names: SpreadsheetNames | undefined
  let isClosed = false
  const window = createByteWindow()
  let { bytes, end } = window
  let at = 0

  for await (const chunk of chunks) {
    if (isClosed) continue
    advanceWindow(window, at, chunk, limits.elementBytes)
    ;({ bytes, end } = window)
    at = 0
    if (names === undefined) {
      findXmlRoot(bytes, end, token)
      if (token.kind === XML_TOKEN.incomplete) continue
      names = readSpreadsheetRoot(bytes, token, 'sst')
      isClosed = token.kind === XML_TOKEN.empty
      at = token.end
    }
    isClosed ||= readItems(names)
  }
  if (!isClosed) throw new PartProblem('ends in the middle')
  return strings

  /** Takes in the items that are there completely; answers whether the part's root has ended. */
  function readItems(known: SpreadsheetNames): boolean {
    for (;;) {
      readXmlToken(bytes, at, end, token)
      if (token.kind === XML_TOKEN.incomplete) return false
      if (token.kind === XML_TOKEN.close) return true
      let next = token.end
      if (token.kind === XML_TOKEN.open || token.kind === XML_TOKEN.empty) {
        if (isSpreadsheetElement(bytes, token, known) && isLocalName(bytes, token, 'si')) {
          sink.text = ''
          next = readRichText(bytes, end, token, sink)
          if (next === INCOMPLETE) return false
          strings.push(sink.text)
          if (strings.length > limits.sharedStrings) {
            throw new PartProblem(`has more than ${String(limits.sharedStrings)} texts`)
          }
        } else {
          next = skipElement(bytes, end, token)
          if (next === INCOMPLETE) return false
        }
      }
      at = next
    }
  }
}
