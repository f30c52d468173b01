import { existsSync } from 'node:fs'
import { AppError } from '#shared/contract/app-error.ts'
import type { ImportContext, Importer } from './importer.ts'
import { IMPORTERS } from './registry.ts'
import { type FileKind, readFileKind } from './tables/file-kind.ts'

/** From here on an importer has seen its own documents, and does not go by a name alone. */
const SURE = 0.9
/** What can hold several files. One file is of one kind, however many importers would take it. */
const HOLDERS: ReadonlySet<FileKind> = new Set(['folder', 'zip'])

/**
 * The importer that is surest of a file. AppError unsupported-file where none knows it or several find their own in it,
 * unreadable-file where it cannot be read.
 */
export async function chooseImporter(path: string, context: ImportContext): Promise<Importer> {
  if (!existsSync(path)) throw new AppError('unreadable-file', `${JSON.stringify(path)} cannot be read: there is no such file; check the path.`, { path })
  let best: { importer: Importer; confidence: number } | null = null
  const sure: Importer[] = []
  for (const importer of IMPORTERS) {
    const confidence = await importer.detect(path, context)
    if (confidence >= SURE) sure.push(importer)
    if (confidence > (best?.confidence ?? 0)) best = { importer, confidence }
  }
  if (sure.length > 1 && HOLDERS.has(await readFileKind(path))) {
    // Whoever read it would pass over the other's documents.
    const kinds = sure.map((importer) => importer.label).join(' and ')
    throw new AppError('unsupported-file', `${path} holds several kinds of inventory at once, ${kinds}: put each into a folder or archive of its own and import them one by one.`, { path })
  }
  if (best !== null) return best.importer
  const known = IMPORTERS.map((importer) => importer.label).join(', ')
  throw new AppError('unsupported-file', `${path} is not an inventory that Portolan can read. It reads these: ${known}.`, { path })
}
