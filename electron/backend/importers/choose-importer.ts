import { existsSync } from 'node:fs'
import { AppError } from '#shared/contract/app-error.ts'
import type { ImportContext, Importer } from './importer.ts'
import { IMPORTERS } from './registry.ts'

/** The importer that is surest of a file. AppError unsupported-file where none knows it, unreadable-file where it cannot be read. */
export async function chooseImporter(path: string, context: ImportContext): Promise<Importer> {
  if (!existsSync(path)) throw new AppError('unreadable-file', `${JSON.stringify(path)} cannot be read: there is no such file; check the path.`, { path })
  let best: { importer: Importer; confidence: number } | null = null
  for (const importer of IMPORTERS) {
    const confidence = await importer.detect(path, context)
    if (confidence > (best?.confidence ?? 0)) best = { importer, confidence }
  }
  if (best !== null) return best.importer
  const known = IMPORTERS.map((importer) => importer.label).join(', ')
  throw new AppError('unsupported-file', `${path} is not an inventory that Portolan can read. It reads these: ${known}.`, { path })
}
