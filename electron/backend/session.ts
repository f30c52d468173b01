import { importing, openProject, type ProjectFile } from '#backend/db/project-file.ts'
import { AppError } from '#shared/contract/app-error.ts'

export interface SessionOptions {
  /** The time of day, ISO 8601 in UTC: what journals and imports are stamped with. */
  readonly now: () => string
}

/** The one project that a backend has open. */
export interface Session {
  readonly now: () => string
  /** Throws as openProject does, and as refuseWhileImporting does; the project that was open stays open then. */
  open(path: string, create: boolean): ProjectFile
  /** AppError conflict while an import into the open project runs: it would end in a project that nobody looks at. */
  refuseWhileImporting(): void
  /** Told of every project that is opened from then on. */
  onOpened(listener: (project: ProjectFile) => void): void
  /** The open project; AppError not-found where there is none. */
  project(): ProjectFile
  /** Closes the open project, whatever runs. */
  close(): void
}

/** An owned resource: opening another project closes the one before, but only once the other is open. */
export function createSession({ now }: SessionOptions): Session {
  let current: ProjectFile | null = null
  function refuseWhileImporting(): void {
    if (current !== null && importing.has(current)) {
      throw new AppError('conflict', 'An import into the open project is under way: wait for it or cancel it.', { path: current.path })
    }
  }
  const listeners: ((project: ProjectFile) => void)[] = []
  return {
    now,
    onOpened: (listener) => void listeners.push(listener),
    open: (path, create) => {
      refuseWhileImporting()
      const opened = openProject(path, { create })
      current?.close()
      current = opened
      for (const listener of listeners) listener(opened)
      return opened
    },
    refuseWhileImporting,
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
