import type { InventoryKind } from '#shared/contract/api.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { INVENTORY_QUERIES } from './inventory-queries.ts'
import type { ProjectFile } from '../project-file.ts'

export interface InventoryList {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[]
}

/** Everything of one kind in the current snapshots, in natural order of its first column. */
export function listInventory({ database }: ProjectFile, kind: InventoryKind): InventoryList {
  const statement = database.prepare(INVENTORY_QUERIES[kind])
  const columns = statement.columns().map((column) => column.name)
  const rows = (statement.raw().all() as (string | number | null)[][]) // SQLite yields no other types here
    .sort((left, right) => compareNatural(String(left[0]), String(right[0])))
    .map((values) => Object.fromEntries(columns.map((column, index) => [column, cellOf(column, values[index] ?? null)])))
  return { columns, rows }
}

/** SQLite knows no booleans; ours are named as such. */
function cellOf(column: string, value: string | number | null): string | number | boolean | null {
  return value !== null && BOOLEAN_COLUMN.test(column) ? value === 1 : value
}

const BOOLEAN_COLUMN = /^(is|has|can)[A-Z]/
