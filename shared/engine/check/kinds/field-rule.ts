/** `record`: an object with the fields listed below it. `texts`: any keys, texts as values. `any`: not looked into. */
export type FieldType = 'text' | 'flag' | 'integer' | 'integer-or-text' | 'record' | 'list' | 'texts' | 'any'

export interface FieldRule {
  readonly type: FieldType
  /** Wherever the object that it belongs to is there. */
  readonly isRequired?: boolean
  /** The only values of a text. */
  readonly values?: readonly string[]
  readonly pattern?: RegExp
}

/** What the API server accepts of a kind, all supported releases together: which release has what is a matter of version gates. */
export interface KindFields {
  readonly apiVersion: string
  readonly kind: string
  /** Null for a file that no API server sees. */
  readonly isNamespaced: boolean | null
  /** By path, lists as `spec.vms` and `spec.vms[]`; metadata, apiVersion, kind and status go without saying. */
  readonly fields: Readonly<Record<string, FieldRule>>
}

export const TEXT: FieldRule = { type: 'text' }
export const FLAG: FieldRule = { type: 'flag' }
export const INTEGER: FieldRule = { type: 'integer' }
export const RECORD: FieldRule = { type: 'record' }
export const LIST: FieldRule = { type: 'list' }
export const TEXTS: FieldRule = { type: 'texts' }
export const ANY: FieldRule = { type: 'any' }

/** The same field, where it may not be left out. */
export function required(rule: FieldRule): FieldRule {
  return { ...rule, isRequired: true }
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
export function listOfTexts(path: string, rule: FieldRule = LIST): Readonly<Record<string, FieldRule>> {
  return { [path]: rule, [`${path}[]`]: TEXT }
}

/** Kubernetes' ObjectReference (core/v1). */
export function reference(path: string, rule: FieldRule = RECORD): Readonly<Record<string, FieldRule>> {
  const fields = ['apiVersion', 'fieldPath', 'kind', 'name', 'namespace', 'resourceVersion', 'uid']
  return { [path]: rule, ...Object.fromEntries(fields.map((field) => [`${path}.${field}`, TEXT])) }
}
