import type { CellValue } from '#backend/importers/tables/table-file.ts'
import { parseText } from '../cells/parse-text.ts'
import type { Column } from './column.ts'
import { DB_COLUMN_NAMES } from './db-column-names.ts'
import { columnLetters, compactKey, headerKey } from './header-key.ts'
import { KNOWN_HEADERS } from './known-headers.ts'

/** A column of the file that no RVTools writes. */
export interface ExtraColumn {
  readonly index: number
  readonly name: string
}

/** Where a sheet's columns are in one file. */
export interface ColumnBinding {
  /** By cell index: the header as written, or "Column C" where it is blank. */
  readonly headers: readonly string[]
  /** By column slot: the cell index, or -1. */
  readonly indexBySlot: Int32Array
  readonly missing: readonly Column[]
  readonly extra: readonly ExtraColumn[]
  readonly duplicates: readonly ExtraColumn[]
  /** Cell indexes within the header row that have no header. */
  readonly blank: readonly number[]
}

/**
 * Finds the columns of a sheet by their headers, never by position. Of two equal headers the first wins, but for
 * RVTools' own columns behind Annotation: custom attributes stand right there, so the later one is RVTools'. The
 * other is kept as an extra column, under a name that says where it stands.
 */
export function bindColumns(sheet: string, columns: readonly Column[], headerCells: readonly CellValue[]): ColumnBinding {
  const headers = headerCells.map((cell, index) => parseText(cell) ?? `Column ${columnLetters(index)}`)
  const known = knownKeys(sheet)
  const indexByKey = new Map<string, number>()
  const blank: number[] = []
  const duplicates: ExtraColumn[] = []
  headerCells.forEach((cell, index) => {
    const header = parseText(cell)
    if (header === null) {
      blank.push(index)
      return
    }
    const key = dialectFreeKey(sheet, header, known)
    const earlier = indexByKey.get(key)
    const annotation = indexByKey.get(ANNOTATION_KEY)
    if (earlier === undefined) {
      indexByKey.set(key, index)
    } else if (known.has(key) && annotation !== undefined && earlier > annotation) {
      duplicates.push({ index: earlier, name: header })
      indexByKey.set(key, index)
    } else {
      duplicates.push({ index, name: header })
    }
  })
  const indexBySlot = new Int32Array(columns.length).fill(-1)
  const missing: Column[] = []
  const used = new Set<number>()
  for (const column of columns) {
    for (const name of [column.header, ...column.aliases]) {
      const index = indexByKey.get(headerKey(name))
      if (index === undefined) continue
      used.add(index)
      indexBySlot[column.slot] = index
      break
    }
    if (indexBySlot[column.slot] === -1 && !column.isOptional) missing.push(column)
  }
  const extra = [...indexByKey]
    .filter(([key, index]) => !used.has(index) && !known.has(key))
    .map(([, index]) => ({ index, name: headers[index] ?? '' }))
    .concat(duplicates.map(({ index, name }) => ({ index, name: `${name} (column ${columnLetters(index)})` })))
    .sort((left, right) => left.index - right.index)
  return { headers, indexBySlot, missing, extra, duplicates, blank }
}

const ANNOTATION_KEY = headerKey('Annotation')

const KEYS_BY_SHEET: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(KNOWN_HEADERS).map(([sheet, headers]) => [sheet, new Set(headers.split('|').map(headerKey))]),
)
const NO_KEYS: ReadonlySet<string> = new Set()

/** The keys of all headers that RVTools writes in a sheet. */
export function knownKeys(sheet: string): ReadonlySet<string> {
  return KEYS_BY_SHEET.get(sheet) ?? NO_KEYS
}

/** The key of a header in the usual dialect: `vInfoPowerstate`, as -DBColumnNames writes it, gives `powerstate`. */
export function dialectFreeKey(sheet: string, header: string, known: ReadonlySet<string>): string {
  const key = headerKey(header)
  const prefix = sheet.toLowerCase()
  if (known.has(key) || !key.startsWith(prefix) || key.length === prefix.length) return key
  const rest = compactKey(key.slice(prefix.length))
  const names = DB_COLUMN_NAMES[sheet]
  // Headers are anybody's text: "constructor" is no name of a column.
  const named = names !== undefined && Object.hasOwn(names, rest) ? names[rest] : undefined
  if (named !== undefined) return headerKey(named)
  for (const candidate of known) if (compactKey(candidate) === rest) return candidate
  return key
}
