import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import DatabaseConstructor, { type Database } from 'better-sqlite3'
import { toAppError } from '#backend/db/sqlite-error.ts'
import { writeErrorCode } from '#backend/files/write-reason.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { parseHolder, type LeaseHolder } from './lease-holder.ts'
import { processStart } from './running-process.ts'

/** The right to write to a project, which one program has at a time. */
export interface ProjectLease {
  release(): void
}

/** Behind the project's own name. */
const LEASE_ENDING = '-lock'
/** Long enough for another program to have written who it is, and a refusal that nobody waits for. */
const WAIT_MS = 250
/** Two programs that begin at one moment write one after the other; nobody needs more turns. */
const MOST_TURNS = 20

/**
 * Takes the lease of a project, whether or not its file is there already. It is a lock of the system on a small database beside the
 * project, so that it ends with the program, however that ends (docs/decisions/0011). Throws AppError: conflict (reason `held`, or
 * `elsewhere` where another machine has it, with host, pid and since) where another program has it; io where the folder takes no file.
 */
export function takeLease(project: string, since: string): ProjectLease {
  const path = leasePath(project)
  const own = { token: randomUUID(), host: hostname(), boot: bootId(), pid: process.pid, started: processStart(process.pid), since }
  try {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const database = hold(path, project, own)
      // Whoever had it before may have removed the file in between: what is locked then is a file without a name.
      if (database !== null && holderAt(path)?.token === own.token) return { release: () => release(path, database, own.token) }
      database?.close()
    }
  } catch (error) {
    const known = toAppError(error, project)
    throw known instanceof AppError ? known : new AppError('io', `${project} cannot be opened for writing: ${error instanceof Error ? error.message : String(error)}.`, { path: project }, { cause: error })
  }
  throw heldError(project, holderAt(path))
}

/** Who writes to a project now; null where nobody does. Throws AppError conflict (reason `elsewhere`) where it is a program of another machine: what lies in its memory is not in the file. */
export function findHolder(project: string): LeaseHolder | null {
  const path = leasePath(project)
  if (!existsSync(path)) return null
  let database: Database | null = null
  try {
    database = new DatabaseConstructor(path, { fileMustExist: true, timeout: 0 })
    const holder = readHolder(database)
    if (holder !== null && !isOwnMachine(holder)) throw elsewhereError(project, path, holder)
    database.exec('BEGIN IMMEDIATE')
    if (holder !== null && runsBeside(holder, path)) throw unlockedError(project, holder)
    return null
  } catch (error) {
    if (error instanceof AppError) throw error
    // A file that is no lease, or that cannot be written to, holds nobody back.
    return isBusy(error) ? holderAt(path) : null
  } finally {
    database?.close()
  }
}

/** The database that has the lock and says so; null where it has to be looked for again. */
function hold(path: string, project: string, own: LeaseHolder): Database | null {
  makeFile(path, project)
  const database = new DatabaseConstructor(path, { timeout: WAIT_MS })
  try {
    // Nothing here has to outlive the machine, and no further file appears beside it.
    database.pragma('synchronous = OFF')
    database.pragma('journal_mode = MEMORY')
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      database.exec('BEGIN IMMEDIATE')
      const written = readHolder(database)
      // The lock is kept by leaving this transaction open.
      if (written?.token === own.token) return database
      if (written !== null && !isOwnMachine(written)) throw elsewhereError(project, path, written)
      if (written !== null && runsBeside(written, path)) throw unlockedError(project, written)
      database.exec('CREATE TABLE IF NOT EXISTS holder (value TEXT NOT NULL)')
      database.exec('DELETE FROM holder')
      database.prepare('INSERT INTO holder (value) VALUES (?)').run(JSON.stringify(own))
      database.exec('COMMIT')
    }
  } catch (error) {
    database.close()
    if (isBusy(error)) throw heldError(project, holderAt(path))
    if (!isBroken(error) || !canBeRead(path)) throw error
    // A machine that lost its power left half of it. Whoever holds a lease has read its own name in it.
    rmSync(path, { force: true })
    return null
  }
  database.close()
  return null
}

function release(path: string, database: Database, token: string): void {
  // Another one's file may lie there by now, if the project's folder was moved.
  const isOwn = holderAt(path)?.token === token
  if (isOwn && process.platform !== 'win32') remove(path)
  // What cannot be removed would say of a program that runs on that it has the project.
  if (isOwn && process.platform !== 'win32' && existsSync(path)) forget(database)
  database.close()
  // Windows removes no file that somebody has open: neither this one before, nor another one's now.
  if (isOwn && process.platform === 'win32') remove(path)
}

function forget(database: Database): void {
  try {
    database.exec('DELETE FROM holder')
    database.exec('COMMIT')
  } catch (error) {
    // The disk takes nothing: the program will have ended before the next one asks, or is named there for longer than it should.
    if (!(error instanceof DatabaseConstructor.SqliteError)) throw error
  }
}

/** A file that stays locks nobody out: the lock went with the connection. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    if (writeErrorCode(error) === '') throw error
  }
}

/** Who the file of a lease says that has it, or had it; null where it says nothing. */
function holderAt(path: string): LeaseHolder | null {
  let database: Database | null = null
  try {
    database = new DatabaseConstructor(path, { readonly: true, fileMustExist: true, timeout: WAIT_MS })
    return readHolder(database)
  } catch (error) {
    if (error instanceof DatabaseConstructor.SqliteError) return null
    throw error
  } finally {
    database?.close()
  }
}

function readHolder(database: Database): LeaseHolder | null {
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'holder'").get() === undefined) return null
  return parseHolder(database.prepare('SELECT value FROM holder').pluck().get())
}

/** The file of a project's lease: beside the file that a link leads to, where SQLite keeps the project's log, too. */
export function leasePath(project: string): string {
  const file = existsSync(project) ? realpathSync(project) : existsSync(dirname(project)) ? join(realpathSync(dirname(project)), basename(project)) : project
  return `${file}${LEASE_ENDING}`
}

/** With the project's own rights: a new one is its owner's alone. Only made and never opened otherwise, since closing a file gives up the locks that the same program has on it. */
function makeFile(path: string, project: string): void {
  try {
    closeSync(openSync(path, 'wx', existsSync(project) ? statSync(project).mode & ALL_RIGHTS : PRIVATE_FILE))
  } catch (error) {
    // Where it cannot be made, SQLite meets the same trouble next, and what it says of it is explained to the person.
    if (writeErrorCode(error) === '') throw error
  }
}

const PRIVATE_FILE = 0o600
const ALL_RIGHTS = 0o666

function isOwnMachine({ host, boot }: LeaseHolder): boolean {
  return host === hostname() || (boot !== null && boot === bootId())
}

/**
 * Another process that runs and has not given the lease back, for the file that says so still lies at its place: whoever is granted the lock
 * beside it is on a file system whose locks do nothing. Of one process SQLite itself refuses the second.
 */
function runsBeside({ boot, pid, started, token }: LeaseHolder, path: string): boolean {
  return pid !== process.pid && boot === bootId() && started !== null && processStart(pid) === started && holderAt(path)?.token === token
}

/** Of the running system, by which containers of one machine know each other; null where there is none. */
function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null // another system than Linux
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof DatabaseConstructor.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/** What a disk fails to read is broken to SQLite as well, and may be another program's lease. */
function canBeRead(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof DatabaseConstructor.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
}

function heldError(path: string, holder: LeaseHolder | null): AppError {
  return new AppError('conflict', `${path} is open in another Portolan${holder === null ? '' : ` (${describe(holder)})`}: close it there, or open it read-only.`, { path, reason: 'held', ...factsOf(holder) })
}

function elsewhereError(path: string, lease: string, holder: LeaseHolder): AppError {
  return new AppError('conflict', `${path} is open on another machine, or was when that one stopped (${describe(holder)}): close it there, or remove ${lease} where that is not running any more.`, { path, reason: 'elsewhere', ...factsOf(holder) })
}

function unlockedError(path: string, holder: LeaseHolder): AppError {
  return new AppError('conflict', `${path} is open in another Portolan (${describe(holder)}), and the file system that it is on grants its lock to both: close it there, or move the project to a disk of this machine.`, { path, reason: 'unlocked', ...factsOf(holder) })
}

function describe({ host, pid, since }: LeaseHolder): string {
  return `process ${String(pid)} on ${host}, since ${since}`
}

function factsOf(holder: LeaseHolder | null): Readonly<Record<string, string | number>> {
  return holder === null ? {} : { host: holder.host, pid: holder.pid, since: holder.since }
}
