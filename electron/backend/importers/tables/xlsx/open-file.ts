import { open, stat, type FileHandle } from 'node:fs/promises'
import { ADVICE_COPY_AGAIN, unreadableFile, unsupportedFile } from './file-errors.ts'

/** A file that is open for reading, and what it looked like then. */
export interface OpenFile {
  readonly path: string
  readonly handle: FileHandle
  readonly sizeBytes: number
  /** Throws AppError when the file's size or time of change is no longer what it was. */
  assertUnchanged(): Promise<void>
}

/** Opens a regular file for reading. Throws AppError for anything else; the caller closes the handle. */
export async function openFile(path: string): Promise<OpenFile> {
  try {
    // Opening a pipe or a device would block or have effects: look first.
    const kind = await stat(path)
    if (!kind.isFile()) {
      const what = kind.isDirectory() ? 'is a folder' : 'is not a regular file'
      throw unsupportedFile(path, `${what}, not an .xlsx workbook`, 'choose the workbook itself')
    }
    const handle = await open(path, 'r')
    try {
      const before = await handle.stat()
      return { path, handle, sizeBytes: before.size, assertUnchanged }

      async function assertUnchanged(): Promise<void> {
        const now = await handle.stat().catch((error: unknown) => {
          throw asFileError(path, error)
        })
        if (now.size === before.size && now.mtimeMs === before.mtimeMs) return
        throw unreadableFile(path, 'it changed while it was being read', 'close the program that writes it and import it again')
      }
    } catch (error) {
      await handle.close()
      throw error
    }
  } catch (error) {
    throw asFileError(path, error)
  }
}

const PROBLEMS: Readonly<Record<string, readonly [problem: string, advice: string]>> = {
  ENOENT: ['there is no such file', 'check the path'],
  ENOTDIR: ['there is no such file', 'check the path'],
  EACCES: ['permission is denied', 'ask for the right to read it, or copy it to a folder of your own'],
  EPERM: ['permission is denied', 'ask for the right to read it, or copy it to a folder of your own'],
  ESTALE: ['it went out of reach', 'copy it to this machine and import it again'],
  EBUSY: ['another program has locked it', 'close that program and import it again'],
}

/** An error of the file system as an AppError that says what it means; any other error as it is. */
export function asFileError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error && 'code' in error) || typeof error.code !== 'string') return error
  const [problem, advice] = PROBLEMS[error.code] ?? [`the system reports ${error.code}`, ADVICE_COPY_AGAIN]
  return unreadableFile(path, problem, advice, error)
}
