import { copiesOf } from '#backend/projects/project-copies.ts'
import { AppError } from '#shared/contract/app-error.ts'

/** What SQLite's result codes mean for the person whose project it is; every other error comes back as it was. */
export function toAppError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  const options = { cause: error }
  if (code === 'SQLITE_NOTADB') return new AppError('unsupported-file', `${path} is not a Portolan project.`, { path }, options)
  if (code.startsWith('SQLITE_CORRUPT')) return damagedProject(path, { ...options, isDiskInDoubt: true })
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('conflict', `${path} is in use by another program: close it there first.`, { path }, options)
  if (NO_ROOM.has(code)) return new AppError('io', `There is no room left to write ${path}: free some space and try again.`, { path }, options)
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError('io', `${path} cannot be opened for writing: check its permissions, those of its folder, and the disk or share that it is on.`, { path }, options)
  }
  if (READING.has(code)) return new AppError('io', `${path} cannot be read, since the disk or share that it is on fails: check that it is connected, and try again.`, { path }, options)
  if (code.startsWith('SQLITE_IOERR')) return new AppError('io', `${path} was not written, since the disk or share that it is on fails or your quota there is used up: check both, and try again.`, { path }, options)
  return error
}

/** Besides a full disk, the index of the write-ahead log that cannot grow: a file beside the project (sqlite.org/rescode.html, as all below). */
const NO_ROOM: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])

const READING: ReadonlySet<string> = new Set(['SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_CORRUPTFS', 'SQLITE_IOERR_FSTAT', 'SQLITE_IOERR_ACCESS'])

export interface DamagedProjectOptions extends ErrorOptions {
  /** SQLite says the same of a page that makes no sense and of one that the disk fails to read (EIO becomes SQLITE_CORRUPT by way of SQLITE_IOERR_CORRUPTFS). */
  readonly isDiskInDoubt?: boolean
}

/** Names the newest of the copies that upgrades left beside the project, if there is any. */
export function damagedProject(path: string, { isDiskInDoubt = false, ...options }: DamagedProjectOptions = {}): AppError {
  const copy = copiesOf(path).at(-1)
  const remedy = copy === undefined ? 'restore it from a backup' : `open ${copy}, its copy from before the last upgrade, or restore it from a backup`
  const what = isDiskInDoubt ? 'is damaged, or the disk or share that it is on fails: try again, and if that does not help, ' : 'is damaged: '
  return new AppError('unreadable-file', `${path} ${what}${remedy}.`, { path, ...(copy === undefined ? {} : { copy }) }, options)
}
