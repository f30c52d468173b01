import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { isRecord } from './field-values.ts'

/** Kinds with thousands of rows in which neither selectors nor addresses stand below these fields. */
const LONG_LISTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([['Plan', new Set(['spec.vms'])], ['NetworkMap', new Set(['spec.map'])], ['StorageMap', new Set(['spec.map'])]])

/**
 * Tells `visit` of every field at any depth of an object, in its order: where it is ("spec.selector.matchLabels"), its own name, and its value. Items of
 * lists go by the name of their list. VMs of Plans and rows of maps are left out.
 */
export function walkValues(object: KubeObject, visit: (at: string, name: string, value: unknown) => void): void {
  walk(object, '', '', LONG_LISTS.get(object.kind), visit)
}

function walk(value: unknown, at: string, name: string, skipped: ReadonlySet<string> | undefined, visit: (at: string, name: string, value: unknown) => void): void {
  if (at !== '') visit(at, name, value)
  if (Array.isArray(value)) value.forEach((item: unknown, index) => walk(item, `${at}[${index}]`, name, skipped, visit))
  else if (isRecord(value)) {
    for (const [key, field] of Object.entries(value)) {
      const fieldAt = at === '' ? key : `${at}.${key}`
      if (skipped?.has(fieldAt) !== true) walk(field, fieldAt, key, skipped, visit)
    }
  }
}
