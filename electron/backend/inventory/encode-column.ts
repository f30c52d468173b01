import type { QueryCell, QueryColumnType } from '#shared/contract/inventory-query.ts'
import { compareText } from '#shared/domain/compare.ts'
import { filterFieldType } from '#shared/engine/filter/filter-field.ts'
import { naturalKey } from '#shared/domain/natural-key.ts'

/** One column as codes into its sorted distinct values: sorting, counting and choosing become work on small whole numbers. */
export interface EncodedColumn {
  readonly name: string
  readonly type: QueryColumnType
  /** Distinct values in sorting order; null, where it occurs, is the last. */
  readonly values: readonly QueryCell[]
  /** The place of each row's value among `values`. */
  readonly codes: Uint32Array
  /** For searching: each value as text in lower case, empty where it is none. Ids go without their source, see searchedText. */
  readonly searchTexts: readonly string[]
}

/** Encodes one column of `count` rows. Text is ordered as a person counts ("vm-9" before "vm-10"), whatever its case. */
export function encodeColumn(name: string, count: number, cellAt: (row: number) => QueryCell): EncodedColumn {
  const firstSeen = new Map<QueryCell, number>()
  const seenCodes = new Uint32Array(count)
  for (let row = 0; row < count; row++) {
    const value = cellAt(row)
    let code = firstSeen.get(value)
    if (code === undefined) {
      code = firstSeen.size
      firstSeen.set(value, code)
    }
    seenCodes[row] = code
  }
  const sorted = sortValues([...firstSeen.keys()])
  const codeOfSeen = new Uint32Array(sorted.length)
  sorted.forEach((value, code) => {
    codeOfSeen[firstSeen.get(value) ?? 0] = code
  })
  return { name, type: filterFieldType(name, sorted), values: sorted, codes: seenCodes.map((seen) => codeOfSeen[seen] ?? 0), searchTexts: sorted.map((value) => searchedText(name, value)) }
}

function sortValues(values: readonly QueryCell[]): QueryCell[] {
  const keyed = values.map((value) => ({ value, key: typeof value === 'string' ? naturalKey(value) : '' }))
  return keyed.sort((left, right) => rankOf(left.value) - rankOf(right.value) || compareSameKind(left, right)).map(({ value }) => value)
}

/** Numbers and booleans before texts, null last. */
function rankOf(value: QueryCell): number {
  return value === null ? 2 : typeof value === 'string' ? 1 : 0
}

function compareSameKind(left: { value: QueryCell; key: string }, right: { value: QueryCell; key: string }): number {
  if (typeof left.value === 'string') return compareText(left.key, right.key) || compareText(left.value, String(right.value))
  return Number(left.value) - Number(right.value)
}

/** Ids begin with their source's UUID, in which nearly every short word of hexadecimal digits would be found. */
function searchedText(column: string, value: QueryCell): string {
  if (typeof value !== 'string') return ''
  return (ID_COLUMNS.has(column) ? value.slice(value.indexOf('/') + 1) : value).toLowerCase()
}

const ID_COLUMNS: ReadonlySet<string> = new Set(['id', 'vm', 'portGroup'])
