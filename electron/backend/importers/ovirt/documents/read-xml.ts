import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { SKIPPED_ELEMENTS, openElement, type ElementLimits, type OpenElement } from './element-builder.ts'
import type { OvirtElement } from './ovirt-element.ts'

/** A document that cannot be read; the message says why, as the end of a sentence. */
export class DocumentProblem extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'DocumentProblem'
  }
}

/** Where a reader puts what it found: the root's name once, then each object below it, or the root itself. */
export interface ElementReceiver {
  root(name: string): void
  /** `isRoot`: the document is this one object and no collection. */
  object(element: OvirtElement, isRoot: boolean): void
}

/**
 * Reads one XML document in pieces, an object at a time. A document type declaration is refused, so that no entity
 * is ever defined or expanded; the five of XML itself are all there is. Throws DocumentProblem.
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, receiver: ElementReceiver, limits: ElementLimits): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const path: OpenElement[] = []
  let isRootObject = false
  let skippedDepth = 0
  let objectElements = 0
  let bytesSinceEvent = 0
  parser.on('error', (error) => {
    throw new DocumentProblem(`it is no well-formed XML (${error.message})`, { cause: error })
  })
  parser.on('doctype', () => {
    throw new DocumentProblem('it has a document type declaration, which no inventory needs')
  })
  parser.on('opentag', ({ name, attributes }) => {
    bytesSinceEvent = 0
    if (skippedDepth > 0 || (path.length > 0 && SKIPPED_ELEMENTS.has(name))) {
      skippedDepth += 1
      if (skippedDepth > limits.depth) throw new DocumentProblem(`its elements are nested more than ${limits.depth} deep`)
      return
    }
    if (path.length >= limits.depth) throw new DocumentProblem(`its elements are nested more than ${limits.depth} deep`)
    if (path.length === 1) objectElements = 0
    if ((objectElements += 1) > limits.elementsOfObject) throw new DocumentProblem(`one object has more than ${limits.elementsOfObject} elements`)
    const element = openElement(name, attributes['id'] ?? null, attributes['href'] ?? null)
    if (path.length === 0) {
      isRootObject = element.id !== null || element.href !== null || name === 'api'
      receiver.root(name)
    } else if (path.length > 1 || isRootObject) path.at(-1)?.children.push(element)
    path.push(element)
  })
  parser.on('text', (text) => {
    bytesSinceEvent = 0
    const element = path.at(-1)
    if (skippedDepth === 0 && element !== undefined) element.text += text
  })
  parser.on('cdata', (text) => {
    bytesSinceEvent = 0
    const element = path.at(-1)
    if (skippedDepth === 0 && element !== undefined) element.text += text
  })
  parser.on('closetag', () => {
    bytesSinceEvent = 0
    if (skippedDepth > 0) {
      skippedDepth -= 1
      return
    }
    const element = path.pop()
    if (element === undefined) return
    element.text = element.children.length > 0 ? '' : element.text.trim()
    if (path.length === 1 && !isRootObject) receiver.object(element, false)
    if (path.length === 0 && isRootObject) receiver.object(element, true)
  })
  let decoder: TextDecoder | null = null
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
    bytesSinceEvent += piece.length
    parser.write(decode(decoder, piece, true))
    if (bytesSinceEvent > limits.tokenBytes) throw new DocumentProblem(`a text or a tag of it is larger than ${limits.tokenBytes} bytes`)
  }
  if (decoder === null) throw new DocumentProblem('it is empty')
  parser.write(decode(decoder, new Uint8Array(), false))
  parser.close()
}

function decode(decoder: TextDecoder, piece: Uint8Array, hasMore: boolean): string {
  try {
    return decoder.decode(piece, { stream: hasMore })
  } catch (error) {
    throw new DocumentProblem(`it is no text in ${decoder.encoding}`, { cause: error })
  }
}

/** By the byte order mark (Unicode 16, 23.8); without one UTF-8, which is what engines write. */
export function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
