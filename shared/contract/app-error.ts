/** Every way in which an operation can fail; the CLI maps each to one exit status. */
export const APP_ERROR_CODES = [
  'invalid-input',
  'not-found',
  'conflict',
  'unsupported-file',
  'unreadable-file',
  'io',
  'cancelled',
  'internal',
] as const

export type AppErrorCode = (typeof APP_ERROR_CODES)[number]

/** Facts about the failure as plain data, so that they cross a process boundary. */
export type AppErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/**
 * An operation failed. `message` is one sentence that says what, where and what to do;
 * bad data in a file is an ImportIssue and a judgement about a plan is a Finding, never this.
 */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly details: AppErrorDetails

  constructor(code: AppErrorCode, message: string, details: AppErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
