import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { inNaturalOrder, inventoryCell, type RawInventory, readInventory } from '#backend/db/repositories/inventory-repository.ts'
import type { InventoryKind } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { type EncodedColumn, encodeColumn } from './encode-column.ts'
import type { EncodedTable } from './encoded-table.ts'

/** Some 20 ms of work: other calls are answered in between. */
const ROWS_AT_ONCE = 5_000

/** Reads a list of the current snapshots, or of the one that is named, and encodes it, a piece and a column at a time. AppError conflict where the project is closed meanwhile. */
export async function loadTable(project: ProjectFile, kind: InventoryKind, snapshot?: number): Promise<EncodedTable> {
  const pieces: RawInventory[] = []
  for (const piece of readInventory(project, kind, { rowsAtOnce: ROWS_AT_ONCE, ...(snapshot === undefined ? {} : { snapshot }) })) {
    pieces.push(piece)
    await yieldTurn(project)
  }
  const { columns, rows } = inNaturalOrder({ columns: pieces[0]?.columns ?? [], rows: pieces.flatMap((piece) => piece.rows) })
  const encoded = new Map<string, EncodedColumn>()
  for (const [index, name] of columns.entries()) {
    encoded.set(name, encodeColumn(name, rows.length, (row) => inventoryCell(name, rows[row]?.[index] ?? null)))
    await yieldTurn(project)
  }
  return { count: rows.length, columns: encoded }
}

/** Lets other work go on; AppError conflict where that closed the project. */
export async function yieldTurn(project: ProjectFile): Promise<void> {
  await nextTurn()
  if (!project.database.open) throw new AppError('conflict', 'The project was closed meanwhile.', { path: project.path })
}
