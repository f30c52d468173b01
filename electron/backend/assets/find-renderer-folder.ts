import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'

/**
 * The folder of the built pages. It is looked for upwards, since this module runs from the source tree and from
 * a bundled chunk below out/ once built; both lie below the folder that holds out/renderer.
 * Throws AppError not-found where the pages were not built.
 */
export function findRendererFolder(startFolder: string = import.meta.dirname): string {
  for (let folder = startFolder; ; folder = dirname(folder)) {
    const candidate = join(folder, 'out', 'renderer')
    if (statSync(join(candidate, 'index.html'), { throwIfNoEntry: false })?.isFile() === true) return candidate
    if (dirname(folder) === folder) break
  }
  throw new AppError('not-found', 'The pages of the app are not built: run "npm run build" first.', { startFolder })
}
