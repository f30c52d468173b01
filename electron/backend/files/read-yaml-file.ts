import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'

/**
 * A YAML file that a person wrote, parsed and checked. `what` names its kind in errors, e.g. "target".
 * `mostBytes`: what such a file may
 * have at most. Throws AppError: not-found, unreadable-file, or invalid-input with every fault of the file.
 */
export async function readYamlFile<Schema extends z.ZodType>(path: string, schema: Schema, what: string, mostBytes = MAX_FILE_BYTES): Promise<z.infer<Schema>> {
  const text = await readText(path, what, mostBytes)
  // With the package that parses, which most commands need not load.
  const { parseYamlText } = await import('./parse-yaml-text.ts')
  return parseYamlText(text, schema, what, path)
}

/** Most such files are a few pages of text; anything larger is some other file. */
const MAX_FILE_BYTES = 4 * 1024 * 1024

async function readText(path: string, what: string, mostBytes: number): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > mostBytes) throw new AppError('unreadable-file', `${path} is no ${what}: it has ${size} bytes, at most ${mostBytes} are read.`, { path })
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof AppError) throw error
    if (isMissing(error)) throw new AppError('not-found', `There is no ${what} at ${path}.`, { path }, { cause: error })
    throw unreadable(path, error)
  }
}

function unreadable(path: string, cause: unknown): AppError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new AppError('unreadable-file', `${path} cannot be read: ${why}.`, { path }, { cause })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
