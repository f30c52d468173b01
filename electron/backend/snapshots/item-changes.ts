import type { FieldChange } from '#shared/domain/estate/snapshot-diff.ts'

/** A disk, NIC or the like of one VM in one snapshot. */
export interface ComparedItem {
  readonly item: string | null
  /** In the order of the fields. */
  readonly values: readonly FieldChange['old'][]
}

/**
 * What came, went and changed among the items of one VM. Items of one name are told apart by their place among those of
 * that name. An item that came or went is told by `isPresent`, with what it states beside it.
 */
export function itemChanges(part: string, fields: readonly string[], older: readonly ComparedItem[], newer: readonly ComparedItem[]): FieldChange[] {
  const before = named(older)
  const after = named(newer)
  const changes: FieldChange[] = []
  for (const [item, was] of before) {
    const is = after.get(item)
    if (is === undefined) changes.push({ part, item, field: 'isPresent', old: true, new: false })
    fields.forEach((field, index) => {
      const [old, next] = [was.values[index] ?? null, is?.values[index] ?? null]
      if (old !== next) changes.push({ part, item, field, old, new: next })
    })
  }
  for (const [item, is] of after) {
    if (before.has(item)) continue
    changes.push({ part, item, field: 'isPresent', old: false, new: true })
    fields.forEach((field, index) => {
      const next = is.values[index] ?? null
      if (next !== null) changes.push({ part, item, field, old: null, new: next })
    })
  }
  return changes
}

function named(items: readonly ComparedItem[]): ReadonlyMap<string, ComparedItem> {
  const found = new Map<string, ComparedItem>()
  for (const item of items) {
    const name = item.item ?? ''
    let unique = name
    for (let count = 2; found.has(unique); count++) unique = `${name} (${count})`
    found.set(unique, item)
  }
  return found
}
