import { openProject, type ProjectFile } from '#backend/db/project-file.ts'
import { AppError } from '#shared/contract/app-error.ts'

export interface SessionOptions {
  /** The time of day, ISO 8601 in UTC: what journals and imports are stamped with. */
  readonly now: () => string
}

/** The one project that a backend has open. */
export interface Session {
  readonly now: () => string
  open(path: string, create: boolean): ProjectFile
  /** The open project; AppError not-found where there is none. */
  project(): ProjectFile
  close(): void
}

/** An owned resource: opening another project closes the one before, but only once the other is open. */
export function createSession({ now }: SessionOptions): Session {
  let current: ProjectFile | null = null
  return {
    now,
    open: (path, create) => {
      const opened = openProject(path, { create })
      current?.close()
      current = opened
      return opened
    },
    project: () => {
      if (current === null) throw new AppError('not-found', 'No project is open: open or create one first.')
      return current
    },
    close: () => {
      current?.close()
      current = null
    },
  }
}
