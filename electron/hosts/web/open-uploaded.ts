import { copyFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { writeReason } from '#backend/files/write-reason.ts'
import { reserveProjectFile } from '#backend/projects/project-files.ts'
import { removeProjectFile } from '#backend/projects/remove-project-file.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { findUpload } from './call-paths.ts'
import type { PreparedCall } from './prepared-call.ts'
import { renamePaths } from './rename-paths.ts'
import type { WebHostContext } from './route.ts'

/**
 * A project that a page sent is copied among the app's own, under its name; one that cannot be opened leaves no copy.
 * Throws HttpProblem 404 where it is no longer held, AppError io where there is no room for the copy.
 */
export async function openUploaded(path: string, { uploads, dataFolder }: WebHostContext): Promise<PreparedCall> {
  const upload = findUpload(path, uploads)
  const name = basename(upload)
  const copy = await copyAmongProjects(upload, name, dataFolder).catch(async (error: unknown) => {
    await uploads.remove(path)
    throw error
  })
  return {
    input: { path: copy, create: false },
    finish: async (outcome) => {
      if (!outcome.ok) removeProjectFile(copy)
      await uploads.remove(path)
      return renamePaths(outcome, (text) => text.replaceAll(copy, name))
    },
  }
}

async function copyAmongProjects(upload: string, name: string, dataFolder: string): Promise<string> {
  const copy = reserveProjectFile(dataFolder, name, 'number')
  try {
    await copyFile(upload, copy)
  } catch (cause) {
    removeProjectFile(copy)
    throw new AppError('io', `${name} cannot be copied among the projects: ${writeReason(cause)}.`, { name }, { cause })
  }
  return copy
}
