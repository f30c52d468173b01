import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { lastExportDigests, type StoredFile } from '#backend/db/repositories/last-export-repository.ts'
import { toAppError } from '#backend/db/sqlite-error.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { HANDED_OVER_PARTS } from '#shared/contract/bundle-parts.ts'
import type { BundleCache } from './bundle-cache.ts'
import { compressText } from './compress-text.ts'
import type { ExportedState } from './changes-since-export.ts'
import type { ComputedBundle } from './compute-bundle.ts'

/** Files compressed before others have their turn: a millisecond or so. */
const FILES_A_TURN = 32

/**
 * Keeps what was written in the project, so that the next bundle can be compared with it; files that are kept already
 * are not written again. The bundle is on the disk by now, so a project that takes nothing is no failure of the
 * export: answers why as a sentence, or null where all went well.
 */
export async function keepExport(project: ProjectFile, cache: BundleCache, bundle: ComputedBundle, { at, out, state }: { readonly at: string; readonly out: string | null; readonly state: ExportedState }): Promise<string | null> {
  const only = HANDED_OVER_PARTS.find((part) => part === bundle.only) ?? null
  // A folder by itself leaves what was handed over before as it was: a later bundle is not compared with a folder.
  if (only !== bundle.only) return null
  try {
    const known = lastExportDigests(project)
    const files: StoredFile[] = []
    for (const [index, { text, path, bytes, sha256 }] of bundle.files.entries()) {
      if (index % FILES_A_TURN === 0) await nextTurn()
      files.push({ path, bytes, sha256, gzip: known.get(path)?.sha256 === sha256 ? null : await compressText(text) })
    }
    await cache.storeExport(project, { at, out, only, versions: bundle.versions, state }, files)
    return null
  } catch (error) {
    const known = toAppError(error, project.path)
    if (known instanceof AppError) return known.message
    throw error
  }
}
