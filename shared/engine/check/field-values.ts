/** A value found in an object, and where: "spec.vms[3].migrateSharedDisks". */
export interface FieldValue {
  readonly at: string
  readonly value: unknown
}

/**
 * Every value that an object has at a path of a CRD (`spec.vms[].id`, lists as `[]`), in the object's order.
 * Nothing where the path is not there, or where something on the way is no object or no list: an edited
 * manifest can hold anything, and what is wrong with its shape is another check's business.
 */
export function fieldValues(object: unknown, path: string): readonly FieldValue[] {
  const found: FieldValue[] = []
  collect(object, '', stepsOf(path), 0, found)
  return found
}

/** The one value at a path without lists; undefined where it is not there. */
export function fieldValue(object: unknown, path: string): unknown {
  let value = object
  for (const { name, listDepth } of stepsOf(path)) {
    if (listDepth > 0) return fieldValues(object, path)[0]?.value
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

/** The text at a path without lists; null where there is none, or something else. */
export function fieldText(object: unknown, path: string): string | null {
  const value = fieldValue(object, path)
  return typeof value === 'string' ? value : null
}

/** The items of the list at a path without lists; none where there is no list. */
export function fieldItems(object: unknown, path: string): readonly unknown[] {
  return fieldValues(object, `${path}[]`).map((item) => item.value)
}

/** Whether something is an object with keys, which a list and null are not. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface PathStep {
  readonly name: string
  /** How many lists within each other the name stands for: 1 for `vms[]`. */
  readonly listDepth: number
}

/** Paths are written in the program and not in what is judged: there are some hundreds, asked for again with each object. */
const STEPS_OF_PATH = new Map<string, readonly PathStep[]>()

function stepsOf(path: string): readonly PathStep[] {
  const known = STEPS_OF_PATH.get(path)
  if (known !== undefined) return known
  const steps = path.split('.').map((step) => {
    const name = step.replace(/(\[\])+$/, '')
    return { name, listDepth: (step.length - name.length) / '[]'.length }
  })
  STEPS_OF_PATH.set(path, steps)
  return steps
}

function collect(value: unknown, at: string, steps: readonly PathStep[], place: number, found: FieldValue[]): void {
  const step = steps[place]
  if (step === undefined) {
    found.push({ at, value })
    return
  }
  if (!isRecord(value) || !Object.hasOwn(value, step.name)) return
  collectItems(value[step.name], at === '' ? step.name : `${at}.${step.name}`, step.listDepth, (item, itemAt) => collect(item, itemAt, steps, place + 1, found))
}

function collectItems(value: unknown, at: string, depth: number, take: (item: unknown, at: string) => void): void {
  if (depth === 0) take(value, at)
  else if (Array.isArray(value)) value.forEach((item: unknown, index) => collectItems(item, `${at}[${index}]`, depth - 1, take))
}
