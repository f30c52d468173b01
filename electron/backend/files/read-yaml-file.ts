import { readFile, stat } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'

/**
 * A YAML file that a person wrote, parsed and checked. `what` names its kind in errors, e.g. "target".
 * Throws AppError: not-found, unreadable-file, or invalid-input with every fault of the file.
 */
export async function readYamlFile<Schema extends z.ZodType>(path: string, schema: Schema, what: string): Promise<z.infer<Schema>> {
  const value = parseYaml(path, await readText(path, what), what)
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalid(path, what, result.error.issues.map(describeFault))
}

/** Such a file is a few pages of text; anything larger is some other file. */
const MAX_FILE_BYTES = 4 * 1024 * 1024
/** Faults that the sentence itself names; all are in the details. */
const NAMED_FAULTS = 3
/** Aliases that a file may expand to: the guard of the `yaml` package against a file that swells when read. */
const MAX_ALIASES = 100

async function readText(path: string, what: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES) throw new AppError('unreadable-file', `${path} is no ${what}: it has ${size} bytes, at most ${MAX_FILE_BYTES} are read.`, { path })
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof AppError) throw error
    if (isMissing(error)) throw new AppError('not-found', `There is no ${what} at ${path}.`, { path }, { cause: error })
    throw unreadable(path, error)
  }
}

function parseYaml(path: string, text: string, what: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true })
  const [fault] = document.errors
  if (fault !== undefined) throw invalid(path, what, [`is no YAML: ${fault.message.split('\n')[0] ?? ''}`.replace(/:$/, '')])
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw invalid(path, what, [error instanceof Error ? error.message : String(error)])
  }
}

/** "storageClasses[0].name must be a DNS-1123 subdomain". */
function describeFault(issue: z.core.$ZodIssue): string {
  const at = issue.path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`)).join('')
  const message = issue.message.replace(/^Invalid input: /, '')
  return at === '' ? message : `${at}: ${message}`
}

function invalid(path: string, what: string, faults: readonly string[]): AppError {
  const more = faults.length - NAMED_FAULTS
  const named = faults.slice(0, NAMED_FAULTS).join('; ')
  return new AppError('invalid-input', `${path} is no valid ${what}: ${named}${more > 0 ? `; and ${more} more` : ''}.`, { path, faults })
}

function unreadable(path: string, cause: unknown): AppError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new AppError('unreadable-file', `${path} cannot be read: ${why}.`, { path }, { cause })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
