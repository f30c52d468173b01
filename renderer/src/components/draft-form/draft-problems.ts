import type { ZodType } from 'zod'
import { type Draft, pathKey, valueAt } from './draft-values.ts'

export interface DraftProblem {
  /** Keys and places, separated by dots: `nodes.0.memoryGib`. */
  readonly path: string
  readonly code: 'at-least' | 'more-than' | 'at-most' | 'number' | 'missing' | 'other'
  readonly limit: number | null
  readonly message: string
}

/** What is wrong with a draft, by the schema that the backend reads it with. */
export function draftProblems(schema: ZodType, draft: Draft): readonly DraftProblem[] {
  const parsed = schema.safeParse(draft)
  if (parsed.success) return []
  return parsed.error.issues.map((issue): DraftProblem => {
    const path = issue.path.map((key) => pathKey(String(key))).join('.')
    const problem = { path, limit: null, message: issue.message }
    if (valueAt(draft, path) === undefined) return { ...problem, code: 'missing' }
    // An own message says more than a limit.
    const isOwn = issue.message.startsWith('must ')
    if (issue.code === 'too_small' && issue.origin !== 'array' && issue.origin !== 'string' && !isOwn) return { ...problem, code: issue.inclusive === true ? 'at-least' : 'more-than', limit: Number(issue.minimum) }
    if (issue.code === 'too_big' && issue.origin !== 'string') return { ...problem, code: 'at-most', limit: Number(issue.maximum) }
    if (issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected)) return { ...problem, code: 'number' }
    return { ...problem, code: issue.code === 'too_small' && !isOwn ? 'missing' : 'other' }
  })
}
