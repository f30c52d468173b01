import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeErrorCode, writeReason } from '#backend/files/write-reason.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { PROJECT_ENDING, projectNameFor } from '#shared/contract/project-name.ts'
import { copiesOf } from './project-copies.ts'

const PRIVATE_FOLDER = 0o700
/** SQLite gives the files that it keeps beside a database the database's own mode. */
const PRIVATE_FILE = 0o600

/** Where the app keeps the projects that it makes. */
export function projectsFolder(dataFolder: string): string {
  return join(dataFolder, 'projects')
}

/** A project is called as its file is, without the ending. */
export function projectName(path: string): string {
  return basename(path, PROJECT_ENDING)
}

/**
 * Makes an empty file for a project of this name among the app's own, which no one else can take or read, and answers
 * its path; what file names cannot hold is replaced. Throws AppError: conflict for a name that is taken, if only by the copy
 * of a project that is gone, unless it may get a number ("Lisbon 2"); io where no file can be made.
 */
export function reserveProjectFile(dataFolder: string, name: string, ifTaken: 'refuse' | 'number'): string {
  const folder = projectsFolder(dataFolder)
  const stem = projectNameFor(name)
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER })
    for (let number = 1; ; number += 1) {
      const path = join(folder, `${number === 1 ? stem : `${stem} ${number}`}${PROJECT_ENDING}`)
      if (copiesOf(path).length === 0 && makeEmptyFile(path)) return path
      if (ifTaken === 'refuse') throw new AppError('conflict', `There is a project named ${stem} already, or a copy of one: open it, or take another name.`, { name: stem })
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('io', `No project can be made in ${folder}: ${writeReason(cause)}.`, { folder }, { cause })
  }
}

/** False where there is something of that name already. */
function makeEmptyFile(path: string): boolean {
  try {
    writeFileSync(path, '', { flag: 'wx', mode: PRIVATE_FILE })
    return true
  } catch (error) {
    if (writeErrorCode(error) === 'EEXIST') return false
    throw error
  }
}
