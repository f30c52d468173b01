import { AppError } from '#shared/contract/app-error.ts'
import { writeErrorCode, writeReason } from '#backend/files/write-reason.ts'

/**
 * A failure of the file system as one sentence: what could not be written, and why in words. An AppError stays as it is.
 */
export function toWriteError(error: unknown, out: string): AppError {
  if (error instanceof AppError) return error
  const code = writeErrorCode(error)
  return new AppError('io', `The bundle cannot be written to ${out}: ${writeReason(error)}.`, { out, ...(code === '' ? {} : { code }) }, { cause: error })
}
