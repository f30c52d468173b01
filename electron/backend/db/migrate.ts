import { rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { reserveProjectCopy } from '#backend/projects/project-copies.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { toAppError } from './sqlite-error.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Brings an open project file to the newest schema: a copy `<name>.backup-v<N>.portolan` first where it already
 * held an older one, which those alone may read who may read the project, then each migration in a transaction of its own. Stops at the first failure, with what came
 * before kept. Throws AppError conflict for a file of a newer Portolan, io where the copy cannot be written.
 */
export function migrate(database: Database, path: string, migrations: readonly Migration[]): void {
  const version = userVersion(database)
  const pending = pendingMigrations(version, path, migrations)
  if (pending.length === 0) return
  if (version > 0) backUp(database, path, version)
  for (const migration of pending) apply(database, path, migration)
}

/** Throws AppError conflict for a file that is not of the newest schema: of a newer Portolan, or (reason `upgrade`) of an older one. */
export function refuseUpgrade(database: Database, path: string, migrations: readonly Migration[]): void {
  if (pendingMigrations(userVersion(database), path, migrations).length > 0) {
    throw new AppError('conflict', `${path} was written by an older Portolan and has to be upgraded: open it for writing once.`, { path, reason: 'upgrade' })
  }
}

function pendingMigrations(version: number, path: string, migrations: readonly Migration[]): readonly Migration[] {
  const newest = migrations.at(-1)?.id ?? 0
  if (version > newest) {
    throw new AppError('conflict', `${path} was written by a newer Portolan (schema ${version}, this one knows ${newest}): open it with that one.`, { path, version, newest })
  }
  return migrations.filter((migration) => migration.id > version)
}

/** The schema that a project file has; 0 before the first migration. */
export function userVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number // SQLite keeps it as a 32-bit integer
}

function backUp(database: Database, path: string, version: number): void {
  let copy: string | null = null
  try {
    copy = reserveProjectCopy(path, version)
    // SQLite takes an empty file as well as none (sqlite.org/lang_vacuum.html), and leaves its mode as it is.
    database.prepare('VACUUM INTO ?').run(copy)
  } catch (error) {
    // Half a copy would be offered as a whole one.
    if (copy !== null) rmSync(copy, { force: true })
    throw new AppError('io', `${path} needs a newer schema, and no copy of it could be written beside it first: make room, or allow writing to its folder.`, { path }, { cause: error })
  }
}

function apply(database: Database, path: string, migration: Migration): void {
  try {
    database.transaction(() => {
      database.exec(migration.sql)
      database.pragma(`user_version = ${migration.id}`)
    }).immediate()
  } catch (error) {
    const known = toAppError(error, path)
    if (known instanceof AppError) throw known
    throw new AppError('internal', `${path} could not be brought to schema ${migration.id} (${migration.name}); it is as it was before that step.`, { path, migration: migration.id }, { cause: error })
  }
}
