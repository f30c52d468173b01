import { extname } from 'node:path'
import type { InventoryDocument } from '#backend/documents/document.ts'
import { encodingOf } from './read-xml.ts'
import { isEngineRoot } from './read-documents.ts'

/** How much of a document's beginning is looked at. */
const SNIFFED_BYTES = 65_536

/**
 * Whether a document begins as one of an engine's API does: its root element, or in JSON an address below `/api/`. Null
 * where it cannot be read at all.
 */
export async function looksLikeEngineDocument(document: InventoryDocument): Promise<boolean | null> {
  const start = await beginningOf(document)
  if (start === null) return null
  if (extname(document.path).toLowerCase() === '.json') return JSON_MARKS.some((mark) => mark.test(start))
  const root = ROOT_ELEMENT.exec(start)?.[1]
  return root !== undefined && isEngineRoot(root)
}

async function beginningOf(document: InventoryDocument): Promise<string | null> {
  try {
    for await (const piece of document.read()) {
      const start = piece.subarray(0, SNIFFED_BYTES)
      return new TextDecoder(encodingOf(start)).decode(start)
    }
  } catch {
    // Reading it for good says what is wrong with it; for telling what it is, that it cannot be read is enough.
    return null
  }
  return ''
}

/** Behind a declaration, comments and blanks; a document type declaration is looked past, so that reading can refuse it. No part can match in two ways: hostile text would take forever. */
const ROOT_ELEMENT = /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>\s*)*<([A-Za-z_][\w.-]*)/

const JSON_MARKS: readonly RegExp[] = [
  /"href"\s*:\s*"[^"]*\/api\//,
  /"product_info"\s*:/,
  /^\uFEFF?\s*\{\s*"(?:data_center|cluster|host|network|vnic_profile|storage_domain|template|vm|disk|nic|disk_attachment|snapshot|host_nic|network_attachment|affinity_group|affinity_label|quota)"\s*:\s*\[/,
]
