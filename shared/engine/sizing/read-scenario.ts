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
  const removed = new Map<string, number[]>()
  for (let round = 0; round < MOST_FAULTS; round++) {
    const parsed = sizingScenarioSchema.safeParse(current ?? {})
    if (parsed.success) return { scenario: parsed.data, findings }
    const issue = parsed.error.issues[0]
    const path = issue === undefined ? [] : [...issue.path.map(String), ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
    const givenPath = asGiven(path, removed)
    const name = givenPath.length === 0 ? SCENARIO : givenPath.join('.')
    const value = valueAt(current, path)
    // An entry that lacks what was taken out of it is found once more, and goes as a whole.
    if (!findings.some(({ subject }) => subject === name)) findings.push(sizingFinding('input-invalid', 'critical', name, `${name}${value === undefined ? '' : ` is ${typeof value === 'number' ? String(value) : JSON.stringify(value)}, which`} cannot be used: ${issue?.message ?? 'not understood'}; the answer is without it.`, 'Correct the input.'))
    if (path.length === 0 || !isRecord(current)) break
    remove(current, path, removed)
  }
  return { scenario: sizingScenarioSchema.parse({}), findings }
}

/** Takes away what a path names, or where nothing is there what should have held it: a list's entry as a whole. */
function remove(root: Record<string, unknown>, path: readonly string[], removed: Map<string, number[]>): void {
  for (let length = path.length; length > 0; length--) {
    const parent = valueAt(root, path.slice(0, length - 1))
    const key = path[length - 1] ?? ''
    if (Array.isArray(parent) && parent.length > Number(key)) {
      parent.splice(Number(key), 1)
      const list = path.slice(0, length - 1).join('.')
      removed.set(list, [...(removed.get(list) ?? []), Number(key)])
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

/** Where a fault stands in what was given: entries of a list move up as those before them are taken out. */
function asGiven(path: readonly string[], removed: ReadonlyMap<string, readonly number[]>): readonly string[] {
  return path.map((key, index) => {
    const before = removed.get(path.slice(0, index).join('.'))
    return before === undefined ? key : String([...before].reverse().reduce((place, gone) => (gone <= place ? place + 1 : place), Number(key)))
  })
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
