/** Why the file system did not let something be written, in words that fit behind a colon. */
export function writeReason(error: unknown): string {
  return REASONS[writeErrorCode(error)] ?? (error instanceof Error ? error.message : String(error))
}

/** The POSIX name of a failure of the file system, e.g. "ENOSPC"; empty where it has none. */
export function writeErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
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
