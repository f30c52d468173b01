import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '#shared/engine/check/field-values.ts'

/** An operation that cannot be done: which one, counted from 1, and why in half a sentence. */
export interface PatchFault {
  readonly place: number
  readonly why: string
}

type Container = Record<string, unknown> | unknown[]

const OPERATIONS: ReadonlySet<unknown> = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test'])
const WITH_VALUE: ReadonlySet<unknown> = new Set(['add', 'replace', 'test'])

/**
 * Does the operations of a JSON Patch (RFC 6902) to an object, which it changes: null, or the first that cannot be done, as kustomize ends on it.
 * `operations` is what a file said, and may be anything.
 */
export function applyJsonPatch(object: Record<string, unknown>, operations: readonly unknown[]): PatchFault | null {
  for (const [index, operation] of operations.entries()) {
    const why = isRecord(operation) ? apply(object, operation) : 'it is no map with op and path'
    if (why !== null) return { place: index + 1, why }
  }
  return null
}

function apply(object: Record<string, unknown>, operation: Readonly<Record<string, unknown>>): string | null {
  const { op, path, from, value } = operation
  if (!OPERATIONS.has(op)) return `its op is ${JSON.stringify(op) ?? 'missing'}, which JSON Patch does not have`
  if (typeof path !== 'string' || (path !== '' && !path.startsWith('/'))) return 'its path is no text that begins with a slash'
  if (WITH_VALUE.has(op) && !Object.hasOwn(operation, 'value')) return 'it has no value'
  if (op === 'move' || op === 'copy') {
    if (typeof from !== 'string') return 'it has no from'
    const source = find(object, from)
    if (source === null || !has(source)) return `its from ${from} is not there`
    const moved = structuredClone(valueOf(source))
    if (op === 'move') take(source)
    return put(object, path, moved)
  }
  if (op === 'add') return put(object, path, value)
  const place = find(object, path)
  if (place === null || !has(place)) return `${path} is not there`
  if (op === 'test') return isDeepStrictEqual(valueOf(place), value) ? null : `${path} is not as it tests`
  if (op === 'remove') take(place)
  else write(place, value)
  return null
}

interface Place {
  readonly parent: Container
  readonly key: string
}

/** The last step of a path and what it is taken in; null where something on the way is not there. */
function find(object: Record<string, unknown>, path: string): Place | null {
  const steps = path.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const key = steps.pop()
  if (key === undefined) return null
  let parent: unknown = object
  for (const step of steps) {
    if (!isContainer(parent)) return null
    const below = { parent, key: step }
    if (!has(below)) return null
    parent = valueOf(below)
  }
  return isContainer(parent) ? { parent, key } : null
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}

function has({ parent, key }: Place): boolean {
  return Array.isArray(parent) ? /^(0|[1-9]\d*)$/.test(key) && Number(key) < parent.length : Object.hasOwn(parent, key)
}

function valueOf({ parent, key }: Place): unknown {
  return Array.isArray(parent) ? parent[Number(key)] : parent[key]
}

function take({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else Reflect.deleteProperty(parent, key)
}

function write({ parent, key }: Place, value: unknown): void {
  if (Array.isArray(parent)) parent[Number(key)] = value
  else Object.defineProperty(parent, key, { value, configurable: true, enumerable: true, writable: true }) // `__proto__` is a key as any other
}

/** Adds a key, or an item before the one that is there. */
function put(object: Record<string, unknown>, path: string, value: unknown): string | null {
  const place = find(object, path)
  if (place === null) return `what ${path} is to be added to is not there`
  const { parent, key } = place
  if (!Array.isArray(parent)) {
    write(place, value)
    return null
  }
  const index = key === '-' ? parent.length : /^(0|[1-9]\d*)$/.test(key) ? Number(key) : Number.NaN
  if (!(index <= parent.length)) return `${path} is no place of a list of ${String(parent.length)}`
  parent.splice(index, 0, value)
  return null
}
