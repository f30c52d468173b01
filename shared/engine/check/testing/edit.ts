import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { isRecord } from '../field-values.ts'

/** A change to a set of manifests; the set is the test's own. */
export type Edit = (objects: KubeObject[]) => void

/** Sets a field of the first object of a kind: `set('Plan', 'spec.vms.0.targetName', 'x')`, list items by their number. */
export function set(kind: string, path: string, value: unknown): Edit {
  return (objects) => {
    const [parent, name] = parentOf(objects, kind, path)
    parent[name] = value
  }
}

/** Takes a field of the first object of a kind away. */
export function unset(kind: string, path: string): Edit {
  return (objects) => {
    const [parent, name] = parentOf(objects, kind, path)
    delete parent[name]
  }
}

/** Adds items to a list of the first object of a kind. */
export function push(kind: string, path: string, ...items: readonly unknown[]): Edit {
  return (objects) => {
    const [parent, name] = parentOf(objects, kind, path)
    const list: unknown = parent[name]
    if (!isList(list)) throw new Error(`${kind} has no list ${path}`)
    parent[name] = [...list, ...items]
  }
}

/** Adds objects to the set. */
export function add(...added: readonly KubeObject[]): Edit {
  return (objects) => void objects.push(...added)
}

/** Takes the first object of a kind out of the set, and puts others in its place. */
export function replace(kind: string, ...added: readonly KubeObject[]): Edit {
  return (objects) => void objects.splice(indexOf(objects, kind), 1, ...added)
}

/** One change after the other. */
export function all(...edits: readonly Edit[]): Edit {
  return (objects) => {
    for (const edit of edits) edit(objects)
  }
}

function indexOf(objects: readonly KubeObject[], kind: string): number {
  const index = objects.findIndex((object) => object.kind === kind)
  if (index < 0) throw new Error(`the set has no ${kind}`)
  return index
}

/** The object or list that bears a field. Lists take their numbers as names. */
function parentOf(objects: readonly KubeObject[], kind: string, path: string): [parent: Record<string, unknown>, name: string] {
  const steps = path.split('.')
  const name = steps.pop() ?? ''
  let parent: unknown = objects[indexOf(objects, kind)]
  for (const step of steps) parent = Array.isArray(parent) || isRecord(parent) ? (parent as Readonly<Record<string, unknown>>)[step] : undefined // a list's items are its fields too
  if (!Array.isArray(parent) && !isRecord(parent)) throw new Error(`${kind} has no ${steps.join('.')}`)
  return [parent as Record<string, unknown>, name] // a test's own set may be written to
}

/** Array.isArray makes a list of `any` of what is unknown. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}
