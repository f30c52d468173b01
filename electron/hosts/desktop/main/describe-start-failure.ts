import { AppError } from '#shared/contract/app-error.ts'
import { explainTrouble } from './file-trouble.ts'
import type { DesktopTexts } from './texts/desktop-texts.ts'

/** The folder that the app keeps everything in cannot be used. */
export class NoDataFolder extends Error {
  readonly folder: string

  constructor(folder: string, cause: unknown) {
    super(`${folder} cannot be used.`, { cause })
    this.name = 'NoDataFolder'
    this.folder = folder
  }
}

/** Why the app cannot start, in one sentence; `logFile` has the details of what nobody foresaw. */
export function describeStartFailure(error: unknown, logFile: string, { start }: Pick<DesktopTexts, 'start'>): string {
  if (error instanceof NoDataFolder) return start.noFolder(error.folder, explainTrouble(error.cause, start.folderTrouble))
  if (error instanceof AppError) return error.message
  return start.failed(error instanceof Error ? error.message : String(error), logFile)
}

/** What its sentence explains in full: no log has to. */
export function isForeseen(error: unknown): boolean {
  return error instanceof NoDataFolder || error instanceof AppError
}
