import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'

/**
 * The folder of files that the product brings along: target presets, samples, icons. It is looked for upwards,
 * since this module runs from electron/backend in the source tree and from a bundled chunk below out/ once built.
 * Throws AppError internal where the installation lacks it.
 */
export function findResourcesFolder(startFolder: string = import.meta.dirname): string {
  for (let folder = startFolder; ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources')
    if (isFolder(join(candidate, MARKER))) return candidate
    if (dirname(folder) === folder) break
  }
  throw new AppError('internal', `The installation is incomplete: no folder resources/${MARKER} at or above ${startFolder}.`, { startFolder })
}

/** A folder that only our own resources have, so that a stranger's `resources` higher up is passed over. */
const MARKER = 'targets'

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
