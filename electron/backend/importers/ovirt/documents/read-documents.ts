import { extname } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import type { InventoryDocument } from '#backend/documents/document.ts'
import type { EstateSink, ImportContext } from '#backend/importers/importer.ts'
import { DEFAULT_ELEMENT_LIMITS, type ElementLimits } from './element-builder.ts'
import { API_ROOT, KIND_OF_ELEMENT, KIND_OF_LIST } from './element-kinds.ts'
import type { OvirtElement } from './ovirt-element.ts'
import { createCollector, type OvirtInventory } from './ovirt-inventory.ts'
import { readJson } from './read-json.ts'
import { DocumentProblem, readXml } from './read-xml.ts'

export interface ReadDocuments {
  readonly inventory: OvirtInventory
  /** Documents that were read whole. */
  readonly readCount: number
  /** Why each of the others was not. */
  readonly problems: readonly string[]
}

/**
 * Reads documents into one inventory. Of a document that is damaged nothing is kept: it is an issue, and the others
 * count. Throws AppError where the set itself cannot be read, or the import is cancelled.
 */
export async function readDocuments(documents: AsyncIterable<InventoryDocument> | Iterable<InventoryDocument>, sink: Pick<EstateSink, 'issue'>, context: ImportContext, limits: ElementLimits = DEFAULT_ELEMENT_LIMITS): Promise<ReadDocuments> {
  const collector = createCollector()
  const problems: string[] = []
  let readCount = 0
  let objects = 0
  for await (const document of documents) {
    if (context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
    context.progress({ phase: 'read', file: document.path, sheet: null, rows: objects })
    try {
      const found = await readDocument(document, context, limits)
      for (const element of found.elements) collector.add(element, document.path)
      for (const root of found.elements.length === 0 ? found.roots : []) collector.addEmpty(root, document.path)
      objects += found.elements.length
      readCount += 1
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error
      problems.push(`${document.path}: ${error.message}`)
      sink.issue({
        code: 'DOCUMENT_UNREADABLE', severity: 'error', sheet: null, row: null, column: null, value: document.path, assumed: null,
        message: `${document.path} was left out whole: ${error.message}.`,
      })
    }
  }
  return { inventory: collector.inventory, readCount, problems }
}

interface FoundElements {
  readonly roots: readonly string[]
  readonly elements: readonly OvirtElement[]
}

async function readDocument(document: InventoryDocument, { signal }: ImportContext, limits: ElementLimits): Promise<FoundElements> {
  const roots: string[] = []
  const elements: OvirtElement[] = []
  const receiver = {
    root: (name: string) => void roots.push(name),
    object: (element: OvirtElement) => void elements.push(element),
  }
  const pieces = whileNotCancelled(document.read(), signal)
  await (extname(document.path).toLowerCase() === JSON_EXTENSION ? readJson : readXml)(pieces, receiver, limits)
  return { roots, elements }
}

/** A stream that is cut off when the user cancels. */
async function* whileNotCancelled(pieces: AsyncIterable<Uint8Array>, signal: ImportContext['signal']): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of pieces) {
    if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
    yield piece
  }
}

/** Whether a root element or collection is one of the engine's; `file` and `image` are words of too many others. */
export function isEngineRoot(name: string): boolean {
  if (AMBIGUOUS_ROOTS.has(name)) return false
  return name === API_ROOT || KIND_OF_ELEMENT.has(name) || KIND_OF_LIST.has(name)
}

const AMBIGUOUS_ROOTS: ReadonlySet<string> = new Set(['file', 'files', 'image', 'images'])
const JSON_EXTENSION = '.json'
