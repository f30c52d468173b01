import { AppError } from '#shared/contract/app-error.ts'

/** The file is a workbook that is damaged, out of reach or beyond a limit. `problem` goes between the file's name and the advice. */
export function unreadableFile(path: string, problem: string, advice: string, cause?: unknown): AppError {
  return new AppError('unreadable-file', `${JSON.stringify(path)} cannot be read: ${problem}; ${advice}.`, { path }, { cause })
}

/** The file is of another kind than an .xlsx workbook. */
export function unsupportedFile(path: string, problem: string, advice: string, cause?: unknown): AppError {
  return new AppError('unsupported-file', `${JSON.stringify(path)} ${problem}; ${advice}.`, { path }, { cause })
}

export function cancelledReading(path: string): AppError {
  return new AppError('cancelled', `Reading ${JSON.stringify(path)} was cancelled.`, { path })
}

export const ADVICE_EXPORT_AGAIN = 'export it again, or open it in a spreadsheet program and save it as .xlsx'
export const ADVICE_COPY_AGAIN = 'copy or export it again'
