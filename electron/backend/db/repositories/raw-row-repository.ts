import { inflateSync } from 'node:zlib'
import { decodeRowBlock, type RawCell } from '#backend/raw-rows/row-block.ts'
import { TEXTS_OF_BLOCK } from '#backend/raw-rows/raw-row-sink.ts'
import type { CellValue } from '#backend/importers/tables/table-file.ts'
import type { ProjectFile } from '../project-file.ts'
import { damagedProject } from '../sqlite-error.ts'

/** The inventory of an import that something was read from. */
export interface InventoryKey {
  readonly importPk: number
  readonly inventoryNumber: number
}

export interface RawTableHead {
  readonly number: number
  readonly name: string
  readonly columns: readonly string[]
}

/** By table, the numbers of the rows that are of a VM; null where the snapshot does not have the VM or no row of it is kept. */
export function rowsOfVm({ database }: ProjectFile, snapshotPk: number, vmId: string): ReadonlyMap<number, readonly number[]> | null {
  const text = database.prepare('SELECT vm_raw_rows.rows FROM vm_raw_rows JOIN vm ON vm.pk = vm_raw_rows.vm_pk WHERE vm.id = ? AND vm.snapshot_pk = ?').pluck().get(vmId, snapshotPk) as string | undefined // as selected
  if (text === undefined) return null
  const found = new Map<number, number[]>()
  for (const [table, row] of JSON.parse(text) as [number, number][]) { // as the import wrote it
    const rows = found.get(table) ?? []
    found.set(table, rows)
    rows.push(row)
  }
  return found
}

export function hasVm({ database }: ProjectFile, snapshotPk: number, vmId: string): boolean {
  return database.prepare('SELECT 1 FROM vm WHERE id = ? AND snapshot_pk = ?').get(vmId, snapshotPk) !== undefined
}

/** The tables of an inventory that are kept word for word, by their numbers. */
export function rawTables({ database }: ProjectFile, { importPk, inventoryNumber }: InventoryKey): readonly RawTableHead[] {
  const rows = database.prepare('SELECT number, name, columns FROM raw_table WHERE import_pk = ? AND inventory_number = ? ORDER BY number').all(importPk, inventoryNumber) as { number: number; name: string; columns: string }[] // as selected
  return rows.map(({ number, name, columns }) => ({ number, name, columns: JSON.parse(columns) as string[] })) // as the import wrote it
}

/** What an inventory was read from; null for a live engine and an import of before this was noted. */
export function importFileOf({ database }: ProjectFile, { importPk, inventoryNumber }: InventoryKey): { readonly path: string | null; readonly files: number; readonly bytes: number; readonly sha256: string } | null {
  const row = database.prepare('SELECT path, files, bytes, sha256 FROM import_file WHERE import_pk = ? AND inventory_number = ?').get(importPk, inventoryNumber) as { path: string | null; files: number; bytes: number; sha256: string } | undefined // as selected
  return row ?? null
}

/** Rows of a table by their numbers; one that the project does not have is missing. AppError unreadable-file where they are damaged. */
export function readRawRows(project: ProjectFile, inventory: InventoryKey, table: number, rows: readonly number[]): ReadonlyMap<number, readonly CellValue[]> {
  const { importPk, inventoryNumber } = inventory
  const block = project.database.prepare('SELECT pk, rows FROM raw_row_block WHERE import_pk = ? AND inventory_number = ? AND table_number = ? AND first_row <= ? AND last_row >= ? ORDER BY first_row DESC LIMIT 1')
  const wanted = new Set(rows)
  const found = new Map<number, RawCell[]>()
  for (const row of rows) {
    if (found.has(row)) continue
    const { rows: bytes } = (block.get(importPk, inventoryNumber, table, row, row) ?? { rows: null }) as { rows: Buffer | null } // as selected
    if (bytes === null) continue
    for (const [number, cells] of undamaged(project, () => decodeRowBlock(inflate(bytes), (number) => wanted.has(number)))) found.set(number, cells)
  }
  const texts = readTexts(project, inventory, [...found.values()])
  return new Map([...found].map(([number, cells]) => [number, cells.map((cell) => (isShared(cell) ? (texts.get(cell.sharedText) ?? null) : cell))]))
}

function readTexts(project: ProjectFile, { importPk, inventoryNumber }: InventoryKey, rows: readonly (readonly RawCell[])[]): ReadonlyMap<number, string> {
  const wanted = new Set(rows.flatMap((cells) => cells.flatMap((cell) => (isShared(cell) ? [cell.sharedText] : []))))
  const block = project.database.prepare('SELECT texts FROM raw_text_block WHERE import_pk = ? AND inventory_number = ? AND number = ?').pluck()
  const found = new Map<number, string>()
  for (const number of new Set([...wanted].map((text) => Math.floor(text / TEXTS_OF_BLOCK)))) {
    const bytes = block.get(importPk, inventoryNumber, number) as Buffer | undefined // as selected
    if (bytes === undefined) continue
    const texts = undamaged(project, () => JSON.parse(inflate(bytes).toString('utf8')) as readonly (string | null)[]) // as the import wrote it
    texts.forEach((text, index) => {
      if (text !== null && wanted.has(number * TEXTS_OF_BLOCK + index)) found.set(number * TEXTS_OF_BLOCK + index, text)
    })
  }
  return found
}

function isShared(cell: RawCell): cell is { readonly sharedText: number } {
  return typeof cell === 'object' && cell !== null && 'sharedText' in cell
}

/** Far above what a block can be; a project that somebody made up could inflate to anything. */
const MOST_BYTES = 268_435_456

function inflate(bytes: Buffer): Buffer {
  return inflateSync(bytes, { maxOutputLength: MOST_BYTES })
}

/** What was compressed bears a checksum: whatever cannot be read of it was changed since. */
function undamaged<Value>(project: ProjectFile, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw damagedProject(project.path, { cause: error })
  }
}
