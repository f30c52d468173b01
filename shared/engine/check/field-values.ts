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
  let found: readonly FieldValue[] = [{ at: '', value: object }]
  for (const step of path.split('.')) {
    const name = step.replace(/(\[\])+$/, '')
    const listDepth = (step.length - name.length) / '[]'.length
    found = found.flatMap((parent) => child(parent, name))
    for (let depth = 0; depth < listDepth; depth++) found = found.flatMap(items)
  }
  return found
}

/** The one value at a path without lists; undefined where it is not there. */
export function fieldValue(object: unknown, path: string): unknown {
  return fieldValues(object, path)[0]?.value
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

function child({ at, value }: FieldValue, name: string): readonly FieldValue[] {
  if (!isRecord(value) || !Object.hasOwn(value, name)) return []
  return [{ at: at === '' ? name : `${at}.${name}`, value: value[name] }]
}

function items({ at, value }: FieldValue): readonly FieldValue[] {
  return Array.isArray(value) ? value.map((item: unknown, index) => ({ at: `${at}[${index}]`, value: item })) : []
}
