import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import { describeFaults } from './describe-faults.ts'

/**
 * YAML that a person wrote, parsed and checked. `what` names its kind in errors, e.g. "target"; `origin` is where it
 * comes from, e.g. a path. Throws AppError invalid-input with every fault of the text.
 */
export function parseYamlText<Schema extends z.ZodType>(text: string, schema: Schema, what: string, origin: string): z.infer<Schema> {
  const result = schema.safeParse(parseYaml(text, what, origin), { reportInput: true })
  if (result.success) return result.data
  throw invalid(origin, what, describeFaults(result.error, what).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)))
}

/** Faults that the sentence itself names; all are in the details. */
const NAMED_FAULTS = 3
/** Aliases that a file may expand to: the guard of the `yaml` package against a file that swells when read. */
const MAX_ALIASES = 100

function parseYaml(text: string, what: string, origin: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true })
  const [fault] = document.errors
  if (fault !== undefined) throw invalid(origin, what, [`is no YAML: ${fault.message.split('\n')[0] ?? ''}`.replace(/:$/, '')])
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw invalid(origin, what, [error instanceof Error ? error.message : String(error)])
  }
}

function invalid(origin: string, what: string, faults: readonly string[]): AppError {
  const more = faults.length - NAMED_FAULTS
  const named = faults.slice(0, NAMED_FAULTS).join('; ')
  return new AppError('invalid-input', `${origin} is no valid ${what}: ${named}${more > 0 ? `; and ${more} more` : ''}.`, { path: origin, faults })
}
