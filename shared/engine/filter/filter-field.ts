/** A field that a filter may name, and what its cells hold. */
export interface FilterField {
  readonly name: string
  readonly type: FilterFieldType
}

/** What a condition compares with; null stands for `null` or `unknown`. */
export type FilterValue = string | number | boolean | null

export type FilterFieldType = 'text' | 'number' | 'boolean'

/**
 * What a column holds, told by the first of its cells that is known: the rows of a list bear no types. A column of
 * nothing but unknowns counts as text unless its name says that it is a flag or a quantity.
 */
export function filterFieldType(name: string, cells: Iterable<unknown>): FilterFieldType {
  for (const cell of cells) {
    if (cell === null || cell === undefined) continue
    return typeof cell === 'boolean' ? 'boolean' : typeof cell === 'number' ? 'number' : 'text'
  }
  if (FLAG_NAME.test(name)) return 'boolean'
  return isMibField(name) ? 'number' : 'text'
}

/** Whether a field is a number of mebibytes, by the unit at the end of its name. */
export function isMibField(name: string): boolean {
  return name.endsWith('Mib')
}

const FLAG_NAME = /^((is|has|can)[A-Z]|included$)/
