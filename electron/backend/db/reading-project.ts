import DatabaseConstructor from 'better-sqlite3'
import { AppError } from '#shared/contract/app-error.ts'
import { type FileIdentity, identify, type ProjectFile } from './project-file.ts'
import type { ProjectState } from './project-state.ts'
import { toAppError } from './sqlite-error.ts'

/** A project that another connection of this program has open, for reading alone; whoever opened it closes it. */
export interface ReadingProject extends ProjectFile {
  readonly state: () => ProjectState
  /** Takes what the writing connection says of itself: `others` of its state as a call begins. It only grows, so an older one says nothing. */
  follow(writerOthers: number): void
}

/**
 * Opens a project beside the connection that writes, which has upgraded it. Each read sees what was committed before it began. AppError io
 * where the path leads to another file than the writer has open.
 */
export function openReadingProject(path: string, identity: FileIdentity): ReadingProject {
  let database: ProjectFile['database'] | null = null
  try {
    database = new DatabaseConstructor(path, { fileMustExist: true })
    // Whoever closes last takes the log into the file and removes it, which a connection that is opened for reading alone could not.
    database.pragma('query_only = ON')
    refuseOtherFile(path, identity)
    const opened = database
    const followed = followState(opened)
    return { path, database: opened, identity, isReadOnly: true, ...followed, close: () => void opened.close() }
  } catch (error) {
    database?.close()
    throw toAppError(error, path)
  }
}

/**
 * Commits of the writer look like those of any other connection here (`data_version`), so what is worked out from the inventory would go
 * with each decision. An import adds or takes away a row of its own: the inventory is another one where these rows are, or where the
 * writer has met a commit that was not its own.
 */
function followState(database: ProjectFile['database']): Pick<ReadingProject, 'state' | 'follow'> {
  const imports = database.prepare("SELECT coalesce(group_concat(pk || ' ' || imported_at, char(10)), '') FROM (SELECT pk, imported_at FROM import ORDER BY pk)").pluck()
  let writerOthers = 0
  let seen: { readonly version: number; readonly writerOthers: number; readonly imports: string; readonly others: number } | null = null
  return {
    follow: (told) => {
      writerOthers = Math.max(writerOthers, told)
    },
    state: () => {
      const version = Number(database.pragma('data_version', { simple: true }))
      if (seen === null || seen.version !== version || seen.writerOthers !== writerOthers) {
        const now = String(imports.get())
        const isSame = seen !== null && seen.imports === now && seen.writerOthers === writerOthers
        seen = { version, writerOthers, imports: now, others: (seen?.others ?? 0) + (isSame ? 0 : 1) }
      }
      return { others: seen.others, own: version }
    },
  }
}

function refuseOtherFile(path: string, identity: FileIdentity): void {
  const { device, inode } = identify(path)
  if (device !== identity.device || inode !== identity.inode) {
    throw new AppError('io', `${path} was removed, moved or replaced while it was open: put it back, or open it where it is now.`, { path })
  }
}
