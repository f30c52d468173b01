import type { KubeObject } from '#shared/domain/plan/kube-object.ts'

/** `record`: an object with the fields listed below it. `texts`: any keys, texts as values. `map`: any keys, values as listed below `*`. `any`: not looked into. */
export type FieldType = 'text' | 'flag' | 'integer' | 'integer-or-text' | 'record' | 'list' | 'texts' | 'map' | 'any'

/** Forms of a text that no pattern tells. */
export type FieldFormat = 'cidr' | 'address' | 'date-time' | 'duration'

export interface FieldRule {
  readonly type: FieldType
  /** Wherever the object that it belongs to is there. */
  readonly isRequired?: boolean
  /** The only values of a text. */
  readonly values?: readonly string[]
  readonly pattern?: RegExp
  readonly format?: FieldFormat
  /** Nothing in its place is taken too, as if it were not there. */
  readonly isNullable?: boolean
  /** The least and the greatest number; null: there is no such bound. */
  readonly range?: readonly [least: number | null, greatest: number | null]
  /** How many characters of a text, items of a list or fields of an object there have to be at least, and may be at most. */
  readonly size?: readonly [least: number, greatest: number | null]
  /** The fields in which no two items of a list may be the same; none: no item may be there twice. */
  readonly uniqueBy?: readonly string[]
}

/** What the API server accepts of a kind, all supported releases together: which release has what is a matter of version gates. */
export interface KindFields {
  readonly apiVersion: string
  readonly kind: string
  /** Null for a file that no API server sees. */
  readonly isNamespaced: boolean | null
  /** By path, lists as `spec.vms` and `spec.vms[]`; metadata, apiVersion, kind and status go without saying. */
  readonly fields: Readonly<Record<string, FieldRule>>
  /** Where not every release refuses what is unlike its fields. */
  readonly severity?: 'warning'
  /** What its fields have to say together (x-kubernetes-validations of its schema): where an object does not hold to it. Of an object of any shape. */
  readonly faults?: (object: KubeObject) => readonly FieldFault[]
}

/** Where ("spec.network"), and the rest of a sentence. */
export interface FieldFault {
  readonly at: string
  readonly what: string
  readonly remedy: string
}

export const TEXT: FieldRule = { type: 'text' }
export const FLAG: FieldRule = { type: 'flag' }
export const INTEGER: FieldRule = { type: 'integer' }
export const RECORD: FieldRule = { type: 'record' }
export const LIST: FieldRule = { type: 'list' }
export const TEXTS: FieldRule = { type: 'texts' }
export const MAP: FieldRule = { type: 'map' }
export const ANY: FieldRule = { type: 'any' }

/** The same field, where it may not be left out. */
export function required(rule: FieldRule): FieldRule {
  return { ...rule, isRequired: true }
}

/** The same field, where null is as good as none. */
export function nullable(rule: FieldRule): FieldRule {
  return { ...rule, isNullable: true }
}

/** The same field within bounds, both included: numbers of these values. */
export function between(least: number | null, greatest: number | null, rule: FieldRule = INTEGER): FieldRule {
  return { ...rule, range: [least, greatest] }
}

/** The same field with so many characters, items or fields. */
export function sized(rule: FieldRule, least: number, greatest: number | null = null): FieldRule {
  return { ...rule, size: [least, greatest] }
}

/** A list in which no two items agree in all of these fields; without fields, in which no item is twice. */
export function unique(rule: FieldRule, ...fields: readonly string[]): FieldRule {
  return { ...rule, uniqueBy: fields }
}

/** A text of a form. */
export function formed(format: FieldFormat): FieldRule {
  return { type: 'text', format }
}

/** A text that has to be one of a few. */
export function oneOf(...values: readonly string[]): FieldRule {
  return { type: 'text', values }
}

/** A list of objects whose fields are listed under `path[]`. */
export function listOfRecords(path: string, rule: FieldRule = LIST): Readonly<Record<string, FieldRule>> {
  return { [path]: rule, [`${path}[]`]: RECORD }
}

/** A list of texts. */
export function listOfTexts(path: string, rule: FieldRule = LIST, item: FieldRule = TEXT): Readonly<Record<string, FieldRule>> {
  return { [path]: rule, [`${path}[]`]: item }
}

/** Kubernetes' ObjectReference (core/v1). */
export function reference(path: string, rule: FieldRule = RECORD): Readonly<Record<string, FieldRule>> {
  const fields = ['apiVersion', 'fieldPath', 'kind', 'name', 'namespace', 'resourceVersion', 'uid']
  return { [path]: rule, ...Object.fromEntries(fields.map((field) => [`${path}.${field}`, TEXT])) }
}
