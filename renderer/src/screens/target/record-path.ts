import type { Keyed } from './keyed.ts'

/**
 * Where an entry stands in the target, of a list that is a record there: "list.name". One that has no name yet, or the name of another, stands
 * at its place, "list[1]", since the record could not hold it.
 */
export function recordPath<Entry extends Keyed & { readonly name: string }>(list: string, entries: readonly Entry[], entry: Entry): { readonly path: string; readonly namePath: string } {
  const name = entry.name.trim()
  const isOnlyOne = name !== '' && entries.filter((other) => other.name.trim() === name).length === 1
  const path = isOnlyOne ? `${list}.${name}` : `${list}[${entries.findIndex(({ key }) => key === entry.key)}]`
  // What is wrong with the key of a record is said of the record's entry.
  return { path, namePath: isOnlyOne ? path : `${path}.name` }
}
