import { type Document, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import { placeFaults } from './describe-faults.ts'
import { lineOf } from './yaml-line.ts'
import { yamlTrouble } from './yaml-trouble.ts'

/**
 * YAML that a person wrote, parsed and checked. `what` names its kind in errors, e.g. "target"; `origin` is where it
 * comes from, e.g. a path. Throws AppError invalid-input with every fault of the text.
 */
export function parseYamlText<Schema extends z.ZodType>(text: string, schema: Schema, what: string, origin: string): z.infer<Schema> {
  const lines = new LineCounter()
  const document = parseDocument(text, { uniqueKeys: true, lineCounter: lines })
  const result = schema.safeParse(valueOf(document, what, origin), { reportInput: true })
  if (result.success) return result.data
  const faults = placeFaults(result.error, what).map(({ path, steps, message }) => {
    const line = lineOf(document, lines, steps)
    return [...(line === null ? [] : [`line ${line}`]), ...(path === '' ? [] : [path])].join(', ').concat(path === '' && line === null ? message : `: ${message}`)
  })
  throw invalid(origin, what, faults)
}

/** Faults that the sentence itself names; all are in the details. */
const NAMED_FAULTS = 3
/** Aliases that a file may expand to: the guard of the `yaml` package against a file that swells when read. */
const MAX_ALIASES = 100

function valueOf(document: Document.Parsed, what: string, origin: string): unknown {
  const [fault] = document.errors
  if (fault !== undefined) throw invalid(origin, what, [yamlTrouble(fault)])
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw invalid(origin, what, [error instanceof Error ? error.message : String(error)])
  }
}

function invalid(origin: string, what: string, faults: readonly string[]): AppError {
  const more = faults.length - NAMED_FAULTS
  const named = faults.slice(0, NAMED_FAULTS).join('; ')
  return new AppError('invalid-input', `${origin} is not a valid ${what}: ${named}${more > 0 ? `; and ${more} more` : ''}.`, { path: origin, faults })
}
