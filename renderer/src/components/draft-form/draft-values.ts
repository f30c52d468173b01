/** Inputs as somebody types them: what makes no sense yet is in them, too. */
export type Draft = Readonly<Record<string, unknown>>

/** A key as a part of a path: a dot in it is one of its own. */
export function pathKey(key: string): string {
  return key.replaceAll('.', '\\.')
}

/** What lies at a path, keys and places separated by dots (`nodes.0.memoryGib`); undefined where nothing does. */
export function valueAt(draft: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), draft)
}

/** What lies at a path, as a text; nothing for what is none. */
export function textAt(draft: unknown, path: string): string {
  const value = valueAt(draft, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The draft with a value at a path; undefined takes it out, so that its default counts. The rest is shared. */
export function withValue(draft: Draft, path: string, value: unknown): Draft {
  return put(draft, keysOf(path), value) as Draft // a record put into stays one
}

/** A number where the text is one; nothing where it is empty; else the text itself, to be named as what it is. */
export function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : trimmed
}

/** The name that nobody has: "Scenario 2", "Two racks 2". */
export function freeName(base: string, taken: readonly string[]): string {
  for (let place = 1; ; place++) {
    const name = place === 1 && !taken.includes(base) ? base : `${base} ${place + 1}`
    if (!taken.includes(name)) return name
  }
}

function keysOf(path: string): readonly string[] {
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'))
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
