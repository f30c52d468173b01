import { sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'

/** Inputs of a scenario as somebody types them: what makes no sense yet is in them, too. */
export type ScenarioDraft = Readonly<Record<string, unknown>>

export interface DraftProblem {
  /** Keys and places, separated by dots: `nodes.0.memoryGib`. */
  readonly path: string
  readonly code: 'at-least' | 'more-than' | 'at-most' | 'number' | 'missing' | 'other'
  readonly limit: number | null
  readonly message: string
}

/** What lies at a path; undefined where nothing does. */
export function valueAt(draft: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), draft)
}

/** What lies at a path, as a text; nothing for what is none. */
export function textAt(draft: unknown, path: string): string {
  const value = valueAt(draft, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The draft with a value at a path; undefined takes it out, so that its default counts. The rest is shared. */
export function withValue(draft: ScenarioDraft, path: string, value: unknown): ScenarioDraft {
  return put(draft, path.split('.'), value) as ScenarioDraft // a record put into stays one
}

/** A number where the text is one; nothing where it is empty; else the text itself, to be named as what it is. */
export function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : trimmed
}

/** What is wrong with a draft, by the schema that the backend reads it with. */
export function draftProblems(draft: ScenarioDraft): readonly DraftProblem[] {
  const parsed = sizingScenarioSchema.safeParse(draft)
  if (parsed.success) return []
  return parsed.error.issues.map((issue): DraftProblem => {
    const path = issue.path.map(String).join('.')
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

/** Whether two drafts come to the same scenario; one that makes no sense is like none. */
export function isSameScenario(left: unknown, right: unknown): boolean {
  const [one, other] = [left, right].map((inputs) => sizingScenarioSchema.safeParse(inputs))
  return one?.success === true && other?.success === true && JSON.stringify(one.data) === JSON.stringify(other.data)
}

/** The name that nobody has: "Scenario 2", "Two racks 2". */
export function freeName(base: string, taken: readonly string[]): string {
  for (let place = 1; ; place++) {
    const name = place === 1 && !taken.includes(base) ? base : `${base} ${place + 1}`
    if (!taken.includes(name)) return name
  }
}

function put(at: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(at)) {
    const list = [...(at as unknown[])] // Array.isArray answers any[]
    if (rest.length === 0 && value === undefined) list.splice(Number(key), 1)
    else list[Number(key)] = put(list[Number(key)], rest, value)
    return list
  }
  const record: Record<string, unknown> = isRecord(at) ? { ...at } : {}
  const next = put(record[key], rest, value)
  if (next === undefined) return Object.fromEntries(Object.entries(record).filter(([own]) => own !== key))
  record[key] = next
  return record
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
