import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import type { DocumentSet, InventoryDocument } from '#backend/documents/document.ts'
import { openDocumentSet } from '#backend/documents/open-document-set.ts'
import { passedOverIssue } from '#backend/documents/passed-over.ts'
import type { EstateSink, ImportContext, Importer } from '../importer.ts'
import { readDocuments } from './documents/read-documents.ts'
import { looksLikeEngineDocument } from './documents/sniff-document.ts'
import { createRun } from './ovirt-run.ts'
import { noInventory, severalEngines, sourceOf } from './ovirt-source.ts'
import { yieldInventory } from './yield-inventory.ts'

const IMPORTER_ID = 'ovirt'
const EXTENSIONS: ReadonlySet<string> = new Set(['.xml', '.json'])

const SURE = 0.9
/** By its ending alone: reading it says what is wrong with it. */
const LIKELY = 0.3
/** It cannot even be looked into, which reading it says. */
const UNSURE = 0.1
/** Documents of a folder that are looked into; any one of an engine's will do. */
const SNIFFED_DOCUMENTS = 50

/** Reads what an oVirt or RHV engine's API answered: one document, a folder or a .zip of them, XML or JSON, in any layout. */
export const ovirtImporter: Importer = {
  id: IMPORTER_ID,
  label: 'oVirt or RHV documents (folder, .zip, .xml, .json)',

  async detect(path, context) {
    const extension = extname(path).toLowerCase()
    if (extension !== '' && extension !== '.zip' && !EXTENSIONS.has(extension) && !(await isFolder(path))) return 0
    const set = await openDocumentSet(path, { signal: context.signal, extensions: EXTENSIONS }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'cancelled') throw error
      return null
    })
    // What cannot be opened as a folder or archive of documents may still be another importer's.
    if (set === null) return UNSURE
    let isUnreadable = false
    try {
      for (const document of set.documents.slice(0, SNIFFED_DOCUMENTS)) {
        const looks = await looksLikeEngineDocument(document)
        if (looks === true) return SURE
        isUnreadable ||= looks === null
      }
      if (extension === '.xml') return LIKELY
      return isUnreadable ? UNSURE : 0
    } finally {
      await set.close()
    }
  },

  async read(path, sink, context) {
    const set = await openDocumentSet(path, { signal: context.signal, extensions: EXTENSIONS })
    try {
      await readSet(path, set, sink, context)
    } finally {
      await set.close()
    }
  },
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory()
}

async function readSet(path: string, set: DocumentSet, sink: EstateSink, context: ImportContext): Promise<void> {
  const { inventory, readCount, problems } = await readDocuments(set.documents, sink, context)
  const isInventory = inventory.api !== null || ['vm', 'template', 'host', 'cluster', 'data_center', 'storage_domain', 'disk', 'network', 'vnic_profile'].some((name) => inventory.all(name).length > 0)
  if (inventory.engineIds.length > 1) throw severalEngines(path, inventory.engineIds)
  if (!isInventory && inventory.homeless.length === 0 && inventory.orphans().length === 0) throw noInventory(path, problems)
  const name = basename(path)
  sink.file({ name, bytes: set.bytes, format: `oVirt documents (${set.form}, ${formatsOf(set.documents)}, ${readCount} read)`, importerId: IMPORTER_ID, producer: null })
  const issue = passedOverIssue(set.passedOver, 'XML and JSON documents')
  if (issue !== null) sink.issue(issue)
  await yieldInventory(createRun(inventory, sourceOf(inventory, { name, isAddress: false }), sink, context))
}

function formatsOf(documents: readonly InventoryDocument[]): string {
  const formats = [...new Set(documents.map((document) => (extname(document.path).toLowerCase() === '.json' ? 'JSON' : 'XML')))].sort()
  return formats.length === 0 ? 'empty' : formats.join(' and ')
}
