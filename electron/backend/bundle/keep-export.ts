import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { lastExportDigests, storeLastExport } from '#backend/db/repositories/last-export-repository.ts'
import { toAppError } from '#backend/db/sqlite-error.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { BundleCache } from './bundle-cache.ts'
import type { ComputedBundle } from './compute-bundle.ts'

const compress = promisify(gzip)

/** Files compressed at once: zlib has four threads, and the texts wait in memory meanwhile. */
const CONCURRENT_FILES = 8
/** zlib's fastest: manifests are so alike that the best saves little more. */
const COMPRESSION_LEVEL = 1

/**
 * Keeps what was written in the project, so that the next bundle can be compared with it; files that are kept already
 * are not written again. The bundle is on the disk by now, so a project that takes nothing is no failure of the
 * export: answers why as a sentence, or null where all went well.
 */
export async function keepExport(project: ProjectFile, cache: BundleCache, bundle: ComputedBundle, { at, out }: { readonly at: string; readonly out: string | null }): Promise<string | null> {
  try {
    const known = lastExportDigests(project)
    const files: Parameters<typeof storeLastExport>[2][number][] = []
    for (let start = 0; start < bundle.files.length; start += CONCURRENT_FILES) {
      const batch = bundle.files.slice(start, start + CONCURRENT_FILES).map(async ({ text, path, bytes, sha256 }) => {
        const isKept = known.get(path)?.sha256 === sha256
        return { path, bytes, sha256, gzip: isKept ? null : await compress(text, { level: COMPRESSION_LEVEL }) }
      })
      files.push(...(await Promise.all(batch)))
    }
    cache.keepThrough(project, () => storeLastExport(project, { at, out, only: bundle.only, versions: bundle.versions }, files))
    return null
  } catch (error) {
    const known = toAppError(error, project.path)
    if (known instanceof AppError) return known.message
    throw error
  }
}
