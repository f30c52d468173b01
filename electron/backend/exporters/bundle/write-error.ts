import { AppError } from '#shared/contract/app-error.ts'

/**
 * A failure of the file system as one sentence: what could not be written, and why in words. An AppError stays as it is.
 */
export function toWriteError(error: unknown, out: string): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const why = REASONS[code] ?? (error instanceof Error ? error.message : String(error))
  return new AppError('io', `The bundle cannot be written to ${out}: ${why}.`, { out, ...(code === '' ? {} : { code }) }, { cause: error })
}

/** POSIX error names as people say them. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'the path does not exist and cannot be made',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many files are open',
  EBUSY: 'the folder is in use',
}
