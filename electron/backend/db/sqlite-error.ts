import { copiesOf } from '#backend/projects/project-copies.ts'
import { AppError } from '#shared/contract/app-error.ts'

/** What SQLite's result codes mean for the person whose project it is; every other error comes back as it was. */
export function toAppError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  const options = { cause: error }
  if (code === 'SQLITE_NOTADB') return new AppError('unsupported-file', `${path} is not a Portolan project.`, { path }, options)
  if (code.startsWith('SQLITE_CORRUPT')) return damagedProject(path, options)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('conflict', `${path} is in use by another program: close it there first.`, { path }, options)
  if (NO_ROOM.has(code)) return new AppError('io', `There is no room left to write ${path}: free some space and try again.`, { path }, options)
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR')) {
    return new AppError('io', `${path} cannot be opened for writing: check its permissions and those of its folder.`, { path }, options)
  }
  return error
}

/** Besides a write that fails, the index of the write-ahead log that cannot grow: both are files beside the project (sqlite.org/rescode.html). */
const NO_ROOM: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE'])

/** Names the newest of the copies that upgrades left beside the project, if there is any. */
export function damagedProject(path: string, options: ErrorOptions = {}): AppError {
  const copy = copiesOf(path).at(-1)
  const remedy = copy === undefined ? 'restore it from a backup' : `open ${copy}, its copy from before the last upgrade, or restore it from a backup`
  return new AppError('unreadable-file', `${path} is damaged: ${remedy}.`, { path, ...(copy === undefined ? {} : { copy }) }, options)
}
