import type { AppErrorCode } from '#shared/contract/app-error.ts'

/** What the process answers its caller with; docs/cli.md lists the same numbers. */
export const EXIT_STATUS = {
  done: 0,
  usage: 2,
  unreadable: 3,
  doubtful: 4,
  conflict: 5,
  internal: 70,
  cancelled: 130,
} as const

export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS]

/** Every failure's exit status, in one table. */
export const EXIT_STATUS_OF_ERROR: Readonly<Record<AppErrorCode, ExitStatus>> = {
  'invalid-input': EXIT_STATUS.usage,
  'not-found': EXIT_STATUS.unreadable,
  conflict: EXIT_STATUS.conflict,
  'unsupported-file': EXIT_STATUS.unreadable,
  'unreadable-file': EXIT_STATUS.unreadable,
  io: EXIT_STATUS.unreadable,
  cancelled: EXIT_STATUS.cancelled,
  internal: EXIT_STATUS.internal,
}
