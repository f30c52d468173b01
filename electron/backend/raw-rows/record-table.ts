import type { TableRow } from '#backend/importers/tables/table-file.ts'
import { encodeRows } from './encode-rows.ts'
import type { RawRows } from './raw-rows.ts'

/** A value of an object with the path that leads to it, such as `os/type` or `disks[2]/file`. */
export type RecordField = readonly [path: string, value: string | number | boolean]

/** Objects of a document that is no table, kept as rows with a column for each path. */
export interface RecordTable {
  /** An object by its place among those of its kind, from 1 on; they come in order. */
  add(vmId: string, row: number, fields: readonly RecordField[]): void
  /** Hands on what is left: call it after the last object. */
  finish(): void
}

const ROWS_OF_BLOCK = 256
/** Objects of one kind have some hundred paths; beyond this somebody makes them up, and they share a column. */
const MOST_COLUMNS = 2_000
const OTHER_COLUMN = 'further fields'

export function createRecordTable(raw: RawRows, name: string): RecordTable {
  const table = raw.table(name)
  const places = new Map<string, number>()
  let rows: TableRow[] = []

  const flush = (): void => {
    if (rows.length > 0) table.put(encodeRows(rows))
    rows = []
  }
  const placeOf = (path: string): number => {
    const known = places.get(path)
    if (known !== undefined) return known
    if (places.size >= MOST_COLUMNS) return MOST_COLUMNS
    places.set(path, places.size)
    return places.size - 1
  }
  return {
    add(vmId, row, fields) {
      const cells: (string | number | boolean | null)[] = []
      for (const [path, value] of fields) {
        const at = placeOf(path)
        while (cells.length <= at) cells.push(null)
        cells[at] = at < MOST_COLUMNS ? value : [cells[at], `${path} = ${String(value)}`].filter((text) => text !== null).join('\n')
      }
      rows.push({ number: row, cells })
      table.belongs(vmId, row)
      if (rows.length >= ROWS_OF_BLOCK) flush()
    },
    finish() {
      flush()
      raw.setColumns(name, places.size < MOST_COLUMNS ? [...places.keys()] : [...places.keys(), OTHER_COLUMN])
    },
  }
}

/** Paths under which nothing repeats: the second of one name below one object is `name[2]`. */
export function createStepNames(): (name: string) => string {
  const times = new Map<string, number>()
  return (name) => {
    const count = (times.get(name) ?? 0) + 1
    times.set(name, count)
    return count === 1 ? name : `${name}[${String(count)}]`
  }
}
