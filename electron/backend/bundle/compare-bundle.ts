import type { ProjectFile } from '#backend/db/project-file.ts'
import { readProject } from '#backend/db/project-file.ts'
import { lastExport, lastExportDigests } from '#backend/db/repositories/last-export-repository.ts'
import type { BundlePreview, FileChange } from '#shared/contract/bundle-preview.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { ComputedBundle } from './compute-bundle.ts'

/** Both lists in the order of their paths. */
export interface ComparedFiles {
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly change: Exclude<FileChange, 'removed'> }[]
  /** Files of the last export that the bundle has no more; `bytes` as they were. */
  readonly removed: readonly { readonly path: string; readonly bytes: number }[]
  readonly last: BundlePreview['last']
}

/** How a bundle differs from what the project's newest export wrote. */
export function compareBundle(project: ProjectFile, bundle: ComputedBundle): ComparedFiles {
  const { record, before } = readProject(project, () => ({ record: lastExport(project), before: lastExportDigests(project) }))
  const now = new Set(bundle.files.map((file) => file.path))
  const files = bundle.files.map(({ path, bytes, sha256 }) => {
    const earlier = before.get(path)
    return { path, bytes, change: earlier === undefined ? ('added' as const) : earlier.sha256 === sha256 ? ('same' as const) : ('changed' as const) }
  })
  const removed = [...before.values()].filter(({ path }) => !now.has(path)).map(({ path, bytes }) => ({ path, bytes }))
  return {
    files: files.sort((left, right) => compareText(left.path, right.path)),
    removed: removed.sort((left, right) => compareText(left.path, right.path)),
    last: record === null ? null : { ...record, files: before.size },
  }
}
