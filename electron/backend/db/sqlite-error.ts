import { AppError } from '#shared/contract/app-error.ts'

/** What SQLite's result codes mean for the person whose project it is; every other error comes back as it was. */
export function toAppError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  const options = { cause: error }
  if (code === 'SQLITE_NOTADB') return new AppError('unsupported-file', `${path} is not a Portolan project.`, { path }, options)
  if (code.startsWith('SQLITE_CORRUPT')) return new AppError('unreadable-file', `${path} is damaged: restore it from a backup.`, { path }, options)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('conflict', `${path} is in use by another program: close it there first.`, { path }, options)
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return new AppError('io', `There is no room left to write ${path}: free some space and try again.`, { path }, options)
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR')) {
    return new AppError('io', `${path} cannot be opened for writing: check its permissions and those of its folder.`, { path }, options)
  }
  return error
}
