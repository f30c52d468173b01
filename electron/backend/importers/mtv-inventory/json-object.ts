/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonFields
export interface JsonFields {
  readonly [name: string]: Json
}

/** One object of an inventory: every field may be absent, and none is trusted to be of its type. */
export interface JsonObject {
  readonly fields: JsonFields
  has(name: string): boolean
  /** Null: absent, null, or no text. An empty text stays: that it is empty is known. */
  text(...path: readonly string[]): string | null
  /** A text that says something. */
  name(...path: readonly string[]): string | null
  /** A size or a rate: one below zero is a mistake, and told as such. */
  number(...path: readonly string[]): number | null
  /** A number that stands for something, as keys of devices do, of which some are below zero. */
  integer(...path: readonly string[]): number | null
  /** How many there are: a number below zero is a mistake, and told as such. */
  count(...path: readonly string[]): number | null
  flag(...path: readonly string[]): boolean | null
  /** Objects of a list; null where there is no list. Entries that are no objects are told to `onOdd`. */
  objects(name: string): readonly JsonObject[] | null
  /** Texts and numbers of a list, joined by `; `; empty for an empty list, null where there is none. */
  listText(name: string): string | null
  /** The id of what a field refers to: `"id"`, or an object with an `id`. */
  reference(name: string): string | null
  /** The object that a field holds in full; null for a reference. */
  object(name: string): JsonObject | null
}

/** Told of a field that holds something of another type than expected: nothing is made of it. */
export type OddField = (path: string, value: Json) => void

export function jsonObject(fields: JsonFields, onOdd: OddField): JsonObject {
  const at = (path: readonly string[]): Json | undefined => {
    let value: Json | undefined = fields
    for (const name of path) value = isFields(value) ? own(value, name) : undefined
    return value
  }
  const number = (path: readonly string[]): number | null => {
    const value = at(path)
    if (value === undefined || value === null || value === '') return null
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (typeof value === 'string' && NUMBER.test(value.trim())) return Number(value)
    onOdd(path.join('.'), value)
    return null
  }
  const amount = (path: readonly string[]): number | null => {
    const value = number(path)
    if (value === null || value >= 0) return value
    onOdd(path.join('.'), value)
    return null
  }
  const text = (path: readonly string[]): string | null => {
    const value = at(path)
    if (value === undefined || value === null) return null
    if (typeof value === 'string') return value.trim()
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    onOdd(path.join('.'), value)
    return null
  }
  return {
    fields,
    has: (name) => own(fields, name) !== undefined && own(fields, name) !== null,
    text: (...path) => text(path),
    name: (...path) => text(path) || null,
    number: (...path) => amount(path),
    integer: (...path) => whole(number(path)),
    count: (...path) => whole(amount(path)),
    flag: (...path) => {
      const value = at(path)
      if (value === undefined || value === null || value === '') return null
      if (typeof value === 'boolean') return value
      if (value === 'true' || value === 'false') return value === 'true'
      onOdd(path.join('.'), value)
      return null
    },
    objects: (name) => {
      const value = own(fields, name)
      if (value === undefined || value === null) return null
      if (!Array.isArray(value)) {
        onOdd(name, value)
        return null
      }
      return (value as readonly Json[]).flatMap((entry) => {
        if (isFields(entry)) return [jsonObject(entry, onOdd)]
        onOdd(name, entry)
        return []
      })
    },
    listText: (name) => {
      const value = own(fields, name)
      if (value === undefined || value === null) return null
      if (!Array.isArray(value)) {
        onOdd(name, value)
        return null
      }
      return (value as readonly Json[]).map(describe).join('; ')
    },
    reference: (name) => {
      const value = own(fields, name)
      if (isFields(value)) return text([name, 'id']) || null
      return text([name]) || null
    },
    object: (name) => {
      const value = own(fields, name)
      return isFields(value) ? jsonObject(value, onOdd) : null
    },
  }
}

/** A value in a few words, for a report. */
export function shownValue(value: Json): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value).slice(0, SHOWN_CHARACTERS)
}

const SHOWN_CHARACTERS = 120

export function isFields(value: Json | undefined): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function whole(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) ? value : null
}

/** A field of the object itself: `constructor` and the like are none. */
function own(fields: JsonFields, name: string): Json | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function describe(value: Json): string {
  if (!isFields(value)) return Array.isArray(value) ? '' : shownValue(value)
  return Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'object' ? [] : [`${name}=${shownValue(inner)}`])).join(', ')
}

const NUMBER = /^-?\d+(?:\.\d+)?$/
