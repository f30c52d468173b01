import { compareText } from '#shared/domain/compare.ts'

/** What an object is called, by its id; undefined where nobody knows it. */
export type NameOf = (id: string) => string | undefined

/** A remark with what an object is called, where that says more than its id. */
export function remark(path: string, id: string, nameOf: NameOf): [string, string][] {
  const name = nameOf(id)
  return name === undefined || name === id ? [] : [[path, name]]
}

/** Members sorted by their names, so that the order in which they were decided does not show. */
export function entriesOf<Value>(values: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(values).sort(([left], [right]) => compareText(left, right))
}
