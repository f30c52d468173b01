import { writeErrorCode } from '#backend/files/write-reason.ts'

/** What keeps a file or a folder from being used, as far as a person can do something about it. */
export type FileTrouble = 'missing' | 'inTheWay' | 'denied' | 'full' | 'unreachable' | 'tooLong' | 'other'

/** Words for each trouble, which fit behind a colon and say what to do; `code` is the system's own name of one that is not known here, e.g. "EMFILE". */
export interface TroubleWords {
  readonly words: Readonly<Record<Exclude<FileTrouble, 'other'>, string>>
  readonly other: (code: string) => string
}

/** Why the file system refused, in those words. */
export function explainTrouble(error: unknown, { words, other }: TroubleWords): string {
  const code = writeErrorCode(error)
  const trouble = TROUBLES[code]
  if (trouble !== undefined) return words[trouble]
  return other(code === '' && error instanceof Error ? error.message : code)
}

/** POSIX error names (errno(3)), those of shares among them. */
const TROUBLES: Readonly<Record<string, Exclude<FileTrouble, 'other'>>> = {
  ENOENT: 'missing',
  EEXIST: 'inTheWay',
  ENOTDIR: 'inTheWay',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'unreachable',
  ENODEV: 'unreachable',
  ENXIO: 'unreachable',
  ESTALE: 'unreachable',
  ENOTCONN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ENAMETOOLONG: 'tooLong',
}
