import { explainFailure, importing, openProject, type ProjectFile, refuseNoProject } from '#backend/db/project-file.ts'
import { createHeldLeases } from '#backend/projects/held-leases.ts'
import { findLocalLocks } from '#backend/projects/local-locks.ts'
import { findHolder } from '#backend/projects/project-lease.ts'
import { AppError } from '#shared/contract/app-error.ts'

export interface SessionOptions {
  /** The time of day, ISO 8601 in UTC: what journals and imports are stamped with. */
  readonly now: () => string
}

/** What a project is opened for; one program at a time may write to it. */
export type ProjectAccess = 'write' | 'read'

/** The one project that a backend has open. */
export interface Session {
  readonly now: () => string
  /**
   * Throws as openProject, takeLease and refuseWhileImporting do; the project that was open stays open then. Whoever opens it to read
   * needs no lease, and what an older Portolan wrote is upgraded first where nobody else has it open.
   */
  open(path: string, create: boolean, access?: ProjectAccess): ProjectFile
  /** AppError conflict while an import into the open project runs: it would end in a project that nobody looks at. */
  refuseWhileImporting(): void
  /** Told of every project that is opened from then on. */
  onOpened(listener: (project: ProjectFile) => void): void
  /** Told of every project that no call works on any more, as it is closed. */
  onClosed(listener: (project: ProjectFile) => void): void
  /** The open project; AppError not-found where there is none. */
  project(): ProjectFile
  /** The same; null where there is none. */
  current(): ProjectFile | null
  /** What a failure of the open project's file means for the person, as AppError; any other error as it is. */
  explain(error: unknown): unknown
  /**
   * A call begins: the project that is open stays open for it, even where another one is opened meanwhile, until the
   * answered function is called. `path` is the project that the caller means; AppError conflict where it is not open.
   */
  begin(path: string | undefined): () => void
  /** Nothing is open any more; calls under way end with the project that they began with. */
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
  const leases = createHeldLeases()
  function openToWrite(path: string, create: boolean): ProjectFile {
    // What is no project, or not there, is said before a lock appears beside it.
    refuseNoProject(path, create)
    const giveBack = leases.take(path, now())
    try {
      const opened = openProject(path, { create, isToBeChecked: true })
      return { ...opened, localLocks: findLocalLocks(path), close: () => { opened.close(); giveBack() } }
    } catch (error) {
      giveBack()
      throw error
    }
  }
  function openToRead(path: string): ProjectFile {
    refuseNoProject(path, false)
    const isHeld = findHolder(path) !== null
    try {
      return openProject(path, { create: false, isToBeChecked: !isHeld, isReadOnly: true })
    } catch (error) {
      if (!(error instanceof AppError) || error.details['reason'] !== 'upgrade') throw error
      openToWrite(path, false).close()
      return openProject(path, { create: false, isReadOnly: true })
    }
  }
  const openedListeners: ((project: ProjectFile) => void)[] = []
  const closedListeners: ((project: ProjectFile) => void)[] = []
  const callsOn = new Map<ProjectFile, number>()
  function leave(project: ProjectFile | null): void {
    if (project === null || project === current || (callsOn.get(project) ?? 0) > 0) return
    project.close()
    for (const listener of closedListeners) listener(project)
  }
  return {
    now,
    onOpened: (listener) => void openedListeners.push(listener),
    onClosed: (listener) => void closedListeners.push(listener),
    open: (path, create, access = 'write') => {
      refuseWhileImporting()
      const opened = access === 'write' ? openToWrite(path, create) : openToRead(path)
      const left = current
      current = opened
      leave(left)
      for (const listener of openedListeners) listener(opened)
      return opened
    },
    refuseWhileImporting,
    project: () => {
      if (current === null) throw new AppError('not-found', 'No project is open: open or create one first.')
      return current
    },
    current: () => current,
    explain: (error) => (current === null ? error : explainFailure(current, error)),
    begin: (path) => {
      if (path !== undefined && path !== current?.path) {
        throw new AppError('conflict', 'Another project was opened meanwhile, so nothing was done: look at what is open now.', { reason: 'project' })
      }
      const project = current
      if (project === null) return () => undefined
      callsOn.set(project, (callsOn.get(project) ?? 0) + 1)
      return () => {
        const others = (callsOn.get(project) ?? 1) - 1
        if (others === 0) callsOn.delete(project)
        else callsOn.set(project, others)
        leave(project)
      }
    },
    close: () => {
      const left = current
      current = null
      leave(left)
    },
  }
}
