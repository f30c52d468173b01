import type { FilterValue } from './filter-field.ts'

/** A value as an expression writes it: a text in quotes wherever a bare word could be read as something else. */
export function filterLiteral(value: FilterValue): string {
  if (value === null) return 'unknown'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  return BARE.test(value) && !RESERVED.has(value.toLowerCase()) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
}

const BARE = /^[\p{L}\p{N}_.:/@-]+$/u
/** Words that mean something of their own where a value may stand. */
const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'null', 'unknown'])
