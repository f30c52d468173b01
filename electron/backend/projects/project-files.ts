import { existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { safeFileName } from '#backend/files/safe-file-name.ts'
import { AppError } from '#shared/contract/app-error.ts'

/** What a project file is called after. */
export const PROJECT_ENDING = '.portolan'
const PRIVATE_FOLDER = 0o700

/** Where the app keeps the projects that it makes. */
export function projectsFolder(dataFolder: string): string {
  return join(dataFolder, 'projects')
}

/** A project is called as its file is, without the ending. */
export function projectName(path: string): string {
  return basename(path, PROJECT_ENDING)
}

/**
 * The path of a new project file of this name among the app's own; what file names cannot hold is replaced. A name
 * that is taken is refused with AppError conflict, or gets a number: "Lisbon 2".
 */
export function newProjectPath(dataFolder: string, name: string, ifTaken: 'refuse' | 'number'): string {
  const folder = projectsFolder(dataFolder)
  makeFolder(folder)
  const bare = name.endsWith(PROJECT_ENDING) ? name.slice(0, -PROJECT_ENDING.length) : name
  // A person's name is no path.
  const stem = safeFileName(bare.replaceAll(/[/\\]/g, '-'), 'Project')
  const path = join(folder, `${stem}${PROJECT_ENDING}`)
  if (!existsSync(path)) return path
  if (ifTaken === 'refuse') throw new AppError('conflict', `There is a project named ${stem} already: open it, or take another name.`, { name: stem })
  for (let number = 2; ; number += 1) {
    const numbered = join(folder, `${stem} ${number}${PROJECT_ENDING}`)
    if (!existsSync(numbered)) return numbered
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER })
  } catch (cause) {
    throw new AppError('io', `The folder ${folder} for projects cannot be made: ${cause instanceof Error ? cause.message : String(cause)}.`, { folder }, { cause })
  }
}
