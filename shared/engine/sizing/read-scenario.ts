import type { Finding } from '#shared/domain/finding.ts'
import { type SizingScenario, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { SCENARIO, sizingFinding } from './findings.ts'

export interface ReadScenario {
  readonly scenario: SizingScenario
  /** One for each input that is not as it has to be: what was done instead. */
  readonly findings: readonly Finding[]
}

/** More faults than a scenario has fields: what is left then is the scenario of defaults. */
const MOST_FAULTS = 100

/**
 * A scenario out of whatever was given. An input that makes no sense is taken out, so that its default counts, or the
 * entry of a list that it was part of; a critical finding names it either way, and the answer is partial.
 */
export function readScenario(given: unknown): ReadScenario {
  const findings: Finding[] = []
  const current: unknown = isRecord(given) || Array.isArray(given) ? copy(given) : given
  for (let round = 0; round < MOST_FAULTS; round++) {
    const parsed = sizingScenarioSchema.safeParse(current ?? {})
    if (parsed.success) return { scenario: parsed.data, findings }
    const issue = parsed.error.issues[0]
    const path = issue === undefined ? [] : [...issue.path.map(String), ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
    const name = path.length === 0 ? SCENARIO : path.join('.')
    const value = valueAt(given, path)
    findings.push(sizingFinding('input-invalid', 'critical', name, `${name}${value === undefined ? '' : ` is ${typeof value === 'number' ? String(value) : JSON.stringify(value)}, which`} cannot be used: ${issue?.message ?? 'not understood'}; the answer is without it.`, 'Correct the input.'))
    if (path.length === 0 || !isRecord(current)) break
    remove(current, path)
  }
  return { scenario: sizingScenarioSchema.parse({}), findings }
}

/** Takes away what a path names, or where nothing is there what should have held it: a list's entry as a whole. */
function remove(root: Record<string, unknown>, path: readonly string[]): void {
  for (let length = path.length; length > 0; length--) {
    const parent = valueAt(root, path.slice(0, length - 1))
    const key = path[length - 1] ?? ''
    if (Array.isArray(parent) && parent.length > Number(key)) {
      parent.splice(Number(key), 1)
      return
    }
    if (isRecord(parent) && Object.hasOwn(parent, key)) {
      // A required field of a list's entry cannot be left out alone.
      if (length === path.length && path.slice(0, -1).some((part) => /^\d+$/.test(part)) && parent[key] === undefined) continue
      delete parent[key]
      return
    }
  }
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (Array.isArray(value) ? (value as unknown[])[Number(key)] : isRecord(value) ? value[key] : undefined), root) // Array.isArray answers any[]
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copy(entry)])) : value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
