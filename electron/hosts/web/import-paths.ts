import { realpathSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import { findResourcesFolder } from '#backend/resources.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { HttpProblem } from './http-problem.ts'
import type { Uploads } from './uploads.ts'

const SAMPLE_FILE = 'portolan-sample-estate.xlsx'

/** The sample estate as a page names it. */
export const SAMPLE_PATH = `sample:${SAMPLE_FILE}`

/** The folders of the command line as they really are. AppError not-found where one is not there or is no folder. */
export function openFolders(folders: readonly string[]): readonly string[] {
  return folders.map((folder) => {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw new AppError('not-found', `The folder ${folder} is not there: check --folder.`, { folder })
    return realpathSync(folder)
  })
}

/**
 * The file that a page may import by this name: one that it sent, the sample, or one that really lies in a folder
 * that the command line named. HttpProblem 403 for every other path, whether there is such a file or not.
 */
export function resolveImportPath(path: string, uploads: Uploads, folders: readonly string[]): string {
  if (path === SAMPLE_PATH) return join(findResourcesFolder(), 'sample', SAMPLE_FILE)
  if (path.startsWith('upload:')) {
    const file = uploads.find(path)
    if (file === undefined) throw new HttpProblem(404, 'not-found', `${basename(path)} is no longer held: choose the file again.`)
    return file
  }
  const file = isAbsolute(path) && !path.includes('\0') ? realPathOf(path) : null
  if (file === null || !folders.some((folder) => liesIn(file, folder))) {
    throw new HttpProblem(403, 'invalid-input', 'A page may import the files that it sends, the sample, and files in folders that "portolan serve --folder" named.')
  }
  return file
}

/** Links resolved, so that none leads out of a folder; null where there is no such file, or a device in its place. */
function realPathOf(path: string): string | null {
  try {
    const file = realpathSync(path)
    return statSync(file).isFile() ? file : null
  } catch {
    // Absent and unreadable alike are refused: the answer must not tell which.
    return null
  }
}

function liesIn(file: string, folder: string): boolean {
  const path = relative(folder, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
