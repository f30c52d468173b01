import type { InventoryKind } from '#shared/contract/api.ts'
import { compareText } from '#shared/domain/compare.ts'
import { naturalKey } from '#shared/domain/natural-key.ts'
import { inventoryQuery } from './inventory-queries.ts'
import { listImages } from './list-images.ts'
import type { ProjectFile } from '../project-file.ts'

export type InventoryCell = string | number | boolean | null

export interface InventoryList {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, InventoryCell>>[]
}

/** As SQLite gives it: a row is an array in the order of the columns. */
export interface RawInventory {
  readonly columns: readonly string[]
  readonly rows: readonly RawRow[]
}

type RawRow = readonly (string | number | null)[]

/** Everything of one kind in the current snapshots, or in the one that is named, in natural order of its first column. */
export function listInventory(project: ProjectFile, kind: InventoryKind, snapshot?: number): InventoryList {
  const [raw] = readInventory(project, kind, { rowsAtOnce: Number.MAX_SAFE_INTEGER, ...(snapshot === undefined ? {} : { snapshot }) })
  if (raw === undefined) return { columns: [], rows: [] }
  const { columns, rows } = inNaturalOrder(raw)
  return { columns, rows: rows.map((values) => Object.fromEntries(columns.map((column, index) => [column, inventoryCell(column, values[index] ?? null)]))) }
}

/**
 * The same piece by piece and in no order, for who does something else in between: at least one piece, each of at
 * most so many VMs. Other kinds come in one piece.
 */
export function* readInventory(project: ProjectFile, kind: InventoryKind, { rowsAtOnce, snapshot }: { readonly rowsAtOnce: number; readonly snapshot?: number }): Generator<RawInventory> {
  if (kind === 'images') {
    yield listImages(project, snapshot)
    return
  }
  const { database } = project
  const named = snapshot === undefined ? [] : [{ snapshot }]
  const piece = (condition: string, ...parameters: number[]): RawInventory => {
    const statement = database.prepare(`${inventoryQuery(kind, snapshot === undefined ? 'current' : 'one')} ${condition}`)
    return { columns: statement.columns().map((column) => column.name), rows: statement.raw().all(...parameters, ...named) as RawRow[] } // SQLite yields no other types here
  }
  const [first, last] = kind === 'vms' ? pkRange(database, snapshot) : [0, 0]
  if (last - first < rowsAtOnce) {
    yield piece('')
    return
  }
  for (let from = first; from <= last; from += rowsAtOnce) yield piece('WHERE vm.pk BETWEEN ? AND ?', from, from + rowsAtOnce - 1)
}

function pkRange(database: ProjectFile['database'], snapshot: number | undefined): [first: number, last: number] {
  const range = database.prepare('SELECT min(pk), max(pk) FROM vm WHERE snapshot_pk IN (SELECT pk FROM current_snapshot WHERE @snapshot IS NULL UNION ALL SELECT @snapshot)').raw().get({ snapshot: snapshot ?? null }) as [number | null, number | null] // as selected
  return [range[0] ?? 0, range[1] ?? 0]
}

/** Rows in natural order of their first column. */
export function inNaturalOrder({ columns, rows }: RawInventory): RawInventory {
  const keyed = rows.map((values) => ({ values, id: String(values[0]), key: naturalKey(String(values[0])) }))
  return { columns, rows: keyed.sort((left, right) => compareText(left.key, right.key) || compareText(left.id, right.id)).map(({ values }) => values) }
}

/** SQLite knows no booleans; ours are named as such. */
export function inventoryCell(column: string, value: string | number | null): InventoryCell {
  return value !== null && BOOLEAN_COLUMN.test(column) ? value === 1 : value
}

const BOOLEAN_COLUMN = /^(is|has|can)[A-Z]/
