import { lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { copiesOf } from '#backend/projects/project-copies.ts'
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
  if (path.startsWith('upload:')) return findUpload(path, uploads)
  const file = realFileOf(path)
  if (file === null || !folders.some((folder) => liesIn(file, folder))) {
    throw new HttpProblem(403, 'invalid-input', 'A page may import the files that it sends, the sample, and files in folders that "portolan serve --folder" named.')
  }
  return file
}

/** Whether a file lies where the host put it, and not where the person knows it. */
export function isOfThisHost(path: string): boolean {
  return path === SAMPLE_PATH || path.startsWith('upload:')
}

/** The file behind an "upload:" path; HttpProblem 404 where it is no longer held. */
export function findUpload(path: string, uploads: Uploads): string {
  const file = uploads.find(path)
  if (file === undefined) throw new HttpProblem(404, 'not-found', `${basename(path)} is no longer held: choose the file again.`)
  return file
}

/**
 * The project file that a page may open by this path: a recent one or a copy that an upgrade left beside it, or one that really lies among the app's own or in
 * a folder of the command line. A recent one that is gone is let through, so that the backend can say so.
 */
export function resolveProjectPath(path: string, recent: readonly string[], folders: readonly string[]): string {
  if (recent.includes(path) || recent.some((project) => copiesOf(project).includes(path))) return path
  const file = realFileOf(path)
  if (file === null || !folders.some((folder) => liesIn(file, realFolderOf(folder)))) {
    throw new HttpProblem(403, 'invalid-input', 'A page may open recent projects, projects that it made or sends, and files in folders that "portolan serve --folder" named.')
  }
  return file
}

/** A folder that a page may export into, links resolved: below one of the command line's, whatever links lie on the way. */
export function resolveExportFolder(path: string, folders: readonly string[]): string {
  const isSound = isAbsolute(path) && !path.includes('\0') && !path.split(/[/\\]/).includes('..')
  const real = isSound ? realPartOf(path) : null
  if (real === null || !folders.some((folder) => liesIn(real, folder))) {
    throw new HttpProblem(403, 'invalid-input', 'A page may export as a download, and into folders below those that "portolan serve --folder" named.')
  }
  return real
}

/** Links resolved, so that none leads out of a folder; null where there is no such file, or a device in its place. */
function realFileOf(path: string): string | null {
  if (!isAbsolute(path) || path.includes('\0')) return null
  try {
    const file = realpathSync(path)
    return statSync(file).isFile() ? file : null
  } catch {
    // Absent and unreadable alike are refused: the answer must not tell which.
    return null
  }
}

/** A folder of the app's own may not have been made yet. */
function realFolderOf(folder: string): string {
  return statSync(folder, { throwIfNoEntry: false }) === undefined ? folder : realpathSync(folder)
}

/** A path with the links of its existing part resolved; null where a link leads to what is not there, or nobody may look. */
function realPartOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    if (isThere(path)) return null
    const parent = dirname(path)
    const real = parent === path ? path : realPartOf(parent)
    return real === null ? null : join(real, basename(path))
  }
}

/** Whether there is anything of this name, if only a link to nothing. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    // A parent that is a file or that may not be entered: no place to write below.
    return true
  }
}

function liesIn(file: string, folder: string): boolean {
  const path = relative(folder, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
