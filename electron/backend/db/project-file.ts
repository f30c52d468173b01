import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import DatabaseConstructor, { type Database } from 'better-sqlite3'
import { writeErrorCode, writeReason } from '#backend/files/write-reason.ts'
import type { LocalLocks } from '#backend/projects/local-locks.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { migrate, refuseUpgrade } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { MIGRATIONS } from './migrations/registry.ts'
import { damagedProject, toAppError } from './sqlite-error.ts'

const { SqliteError } = DatabaseConstructor

/** SQLite's application_id of a project file: "PRTL" in ASCII. */
export const PROJECT_APPLICATION_ID = 0x5052544c

const PRIVATE_FILE = 0o600
/** How long a writer waits for another one before it gives up. */
const BUSY_TIMEOUT_MS = 2_000

/** An open project; whoever opened it closes it. */
export interface ProjectFile {
  readonly path: string
  readonly database: Database
  /** Which file it is, whatever its path: what a path leads to can change while the file is open. */
  readonly identity: FileIdentity
  /** Of a connection that only reads: what tells one state from another (project-state.ts), where another connection of this program writes. */
  readonly state?: () => { readonly others: number; readonly own: number }
  /** Nothing can be written by it. */
  readonly isReadOnly: boolean
  /** Of one that was opened to write: the share whose locks other machines do not see; null or absent where none is known. */
  readonly localLocks?: LocalLocks | null
  close(): void
}

/** A file's device and its number there. */
export interface FileIdentity {
  readonly device: bigint
  readonly inode: bigint
}

/** The projects that an import writes to on a connection of its own: no other writer of this program may wait for it. */
export const importing = new WeakSet<ProjectFile>()

/**
 * Runs a write as one transaction and answers what it answers. AppError conflict while an import runs (the
 * import would have to go on for the wait to end) or while another program writes.
 */
export function writeProject<Value>(project: ProjectFile, write: () => Value): Value {
  refuseReadOnly(project)
  if (importing.has(project)) throw new AppError('conflict', 'An import into this project is under way: wait for it or cancel it.', { path: project.path })
  refuseMoved(project)
  try {
    return project.database.transaction(write).immediate()
  } catch (error) {
    throw toAppError(error, project.path)
  }
}

/** AppError conflict (reason `read-only`) where nothing can be written. */
export function refuseReadOnly({ path, isReadOnly }: ProjectFile): void {
  if (isReadOnly) throw new AppError('conflict', `${path} is open read-only, so nothing was saved: open it for writing first.`, { path, reason: 'read-only' })
}

/**
 * AppError io where the path does not lead to the open file any more: it was removed, moved or replaced, by hand or with the share that
 * it is on. What is written then goes into a file without a name, and is gone with it, without any error.
 */
export function refuseMoved({ path, identity }: ProjectFile): void {
  try {
    const { device, inode } = identify(path)
    if (device === identity.device && inode === identity.inode) return
  } catch (error) {
    const code = writeErrorCode(error)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new AppError('io', `${path} cannot be reached, so nothing was saved: ${writeReason(error)}.`, { path }, { cause: error })
  }
  throw new AppError('io', `${path} was removed, moved or replaced while it was open, so nothing was saved: put it back, or open it where it is now.`, { path })
}

/** What an error of SQLite means for the person; one about a file that was taken from under the program tells that. Other errors stay as they are. */
export function explainFailure(project: ProjectFile, error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error
  try {
    refuseMoved(project)
  } catch (moved) {
    return moved
  }
  return toAppError(error, project.path)
}

/** Which file the path leads to now; throws as the system does where it leads to none. */
export function identify(path: string): FileIdentity {
  const { dev, ino } = statSync(path, { bigint: true })
  return { device: dev, inode: ino }
}

/** Runs reads that belong together on one state of the project, whatever another program commits meanwhile. */
export function readProject<Value>(project: ProjectFile, read: () => Value): Value {
  return project.database.transaction(read)()
}

export interface OpenProjectOptions {
  /** Make a new file where there is none. */
  readonly create: boolean
  /** Look through the whole file where it was not closed properly the last time. */
  readonly isToBeChecked?: boolean
  /** Look only: no upgrade (AppError conflict, reason `upgrade`, where it needs one) and no change, by whatever call. */
  readonly isReadOnly?: boolean
  /** For tests of the upgrade. */
  readonly migrations?: readonly Migration[]
}

/**
 * Opens a project file, upgraded to the newest schema. Throws AppError: not-found, io (no such folder, no
 * permission), unsupported-file (no SQLite, or another program's), unreadable-file (damaged), conflict
 * (a newer Portolan's, or in use).
 */
export function openProject(path: string, { create, isToBeChecked = false, isReadOnly = false, migrations = MIGRATIONS }: OpenProjectOptions): ProjectFile {
  refuseNoProject(path, create)
  const isNew = !existsSync(path)
  const isEmpty = isNew || statSync(path).size === 0
  const isInDoubt = isToBeChecked && !isEmpty && hasLog(path)
  let database: Database | null = null
  try {
    if (isNew) makePrivateFile(path)
    database = new DatabaseConstructor(path, { timeout: BUSY_TIMEOUT_MS })
    if (isEmpty) database.pragma(`application_id = ${PROJECT_APPLICATION_ID}`)
    else refuseForeignFile(database, path)
    if (isInDoubt) refuseDamaged(database, path)
    database.pragma('foreign_keys = ON')
    if (isReadOnly) {
      refuseUpgrade(database, path, migrations)
      // Not opened as read-only by SQLite: what reads a log has to be able to note how far.
      database.pragma('query_only = ON')
    } else {
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
      migrate(database, path, migrations)
    }
    const opened = database
    return { path, database: opened, identity: identify(path), isReadOnly, close: () => void opened.close() }
  } catch (error) {
    database?.close()
    throw explain(error, path)
  }
}

/** What can be said of a path before the file is opened. Throws AppError: not-found, io (no such folder), unsupported-file (no file, or an empty one that is not to become a project). */
export function refuseNoProject(path: string, create: boolean): void {
  if (!existsSync(path)) {
    if (!create) throw new AppError('not-found', `There is no project at ${path}: check the path, or import an inventory to create it.`, { path })
    if (!existsSync(dirname(path))) throw new AppError('io', `The folder ${dirname(path)} for the project does not exist: create it first.`, { path })
    return
  }
  if (!statSync(path).isFile()) throw new AppError('unsupported-file', `${path} is no file, so it is no project.`, { path })
  if (!create && statSync(path).size === 0) throw new AppError('unsupported-file', `${path} is empty, so it is no project.`, { path })
}

/** SQLite would let every user of the machine read it; its side files get the mode of the database. */
function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', PRIVATE_FILE))
  } catch {
    // SQLite meets the same trouble next, and what it says of it is explained to the person.
  }
}

function refuseForeignFile(database: Database, path: string): void {
  const id = database.pragma('application_id', { simple: true })
  if (id !== PROJECT_APPLICATION_ID) throw new AppError('unsupported-file', `${path} is a database of another program, not a Portolan project.`, { path })
}

/** Where the file is larger, opening would be kept up for seconds; what is damaged is told when it is read. */
const MOST_CHECKED_BYTES = 256 * 1024 * 1024

/** SQLite removes the log when the last program closes the file; one that is there tells of a crash, or of another program. */
function hasLog(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(path).size <= MOST_CHECKED_BYTES
}

function refuseDamaged(database: Database, path: string): void {
  if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damagedProject(path)
}

function explain(error: unknown, path: string): AppError {
  const known = toAppError(error, path)
  if (known instanceof AppError) return known
  return new AppError('io', `${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`, { path }, { cause: error })
}
