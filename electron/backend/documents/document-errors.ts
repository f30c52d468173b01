import { AppError } from '#shared/contract/app-error.ts'

/** The file or folder cannot be read as what it is; `advice` begins with a verb. */
export function unreadable(path: string, problem: string, advice: string, cause?: unknown): AppError {
  return new AppError('unreadable-file', `${path} cannot be read: ${problem}; ${advice}.`, { path }, cause === undefined ? {} : { cause })
}

/** An error of the file system in words; any other error as it is. */
export function asDocumentError(path: string, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const problem = PROBLEMS[error.code] ?? `the system reports ${error.code}`
  return unreadable(path, problem, 'check the path and the rights, or copy it to a folder of your own', error)
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EBUSY: 'another program has locked it',
}
