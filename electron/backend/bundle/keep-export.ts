import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { lastExportDigests, type StoredFile } from '#backend/db/repositories/last-export-repository.ts'
import { toAppError } from '#backend/db/sqlite-error.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { HANDED_OVER_PARTS } from '#shared/contract/bundle-parts.ts'
import type { BundleCache } from './bundle-cache.ts'
import { compressText } from './compress-text.ts'
import type { PackedFiles } from './finish/writing-thread.ts'
import type { ExportedState } from './changes-since-export.ts'
import type { ComputedBundle } from './compute-bundle.ts'

/** Files compressed before others have their turn: a millisecond or so. */
const FILES_A_TURN = 32

/**
 * Compresses what a project does not keep yet of a bundle that is about to be written. For the time in which the disk takes the
 * files: this thread has nothing else to do then.
 */
export async function packExport(project: ProjectFile, bundle: ComputedBundle): Promise<PackedFiles> {
  const packed = new Map<string, Buffer>()
  const kept = keptChecksums(project, bundle)
  if (kept === null) return packed
  for (const [index, { text, path, sha256 }] of bundle.files.entries()) {
    if (index % FILES_A_TURN === 0) await nextTurn()
    if (kept.get(path) !== sha256) packed.set(path, await compressText(text))
  }
  return packed
}

/** By path the checksum of each file that the project keeps of the export before; null where it will keep nothing of this bundle. */
export function keptChecksums(project: ProjectFile, bundle: Pick<ComputedBundle, 'only'>): ReadonlyMap<string, string> | null {
  return isKept(bundle) ? new Map([...lastExportDigests(project).values()].map(({ path, sha256 }) => [path, sha256])) : null
}

/**
 * Keeps what was written in the project, so that the next bundle can be compared with it; files that are kept already
 * are not written again. The bundle is on the disk by now, so a project that takes nothing is no failure of the
 * export: answers why as a sentence, or null where all went well.
 */
export async function keepExport(project: ProjectFile, cache: BundleCache, bundle: ComputedBundle, packing: Promise<PackedFiles>, { at, out, state }: { readonly at: string; readonly out: string | null; readonly state: ExportedState }): Promise<string | null> {
  if (!isKept(bundle)) return null
  try {
    const packed = await packing
    // Another export may have been kept meanwhile.
    const known = lastExportDigests(project)
    const files: StoredFile[] = []
    for (const file of bundle.files) {
      const { path, bytes, sha256 } = file
      files.push({ path, bytes, sha256, gzip: known.get(path)?.sha256 === sha256 ? null : (packed.get(path) ?? (await compressText(file.text))) })
    }
    await cache.storeExport(project, { at, out, only: handedOver(bundle.only), versions: bundle.versions, state }, files)
    return null
  } catch (error) {
    const known = toAppError(error, project.path)
    if (known instanceof AppError) return known.message
    throw error
  }
}

/** A folder by itself leaves what was handed over before as it was: a later bundle is not compared with a folder. */
function isKept({ only }: Pick<ComputedBundle, 'only'>): boolean {
  return handedOver(only) === only
}

function handedOver(only: ComputedBundle['only']): (typeof HANDED_OVER_PARTS)[number] | null {
  return HANDED_OVER_PARTS.find((part) => part === only) ?? null
}
