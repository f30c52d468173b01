import type { ProjectFile } from '#backend/db/project-file.ts'
import { hasVm, importFileOf, type InventoryKey, rawTables, readRawRows, rowsOfVm } from '#backend/db/repositories/raw-row-repository.ts'
import type { SnapshotRow } from '#backend/db/repositories/snapshot-repository.ts'
import { columnLetters } from '#backend/importers/rvtools/columns/header-key.ts'
import { describeSnapshots } from '#backend/snapshots/list-imports.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { MOST_RAW_ROWS, type RawRows, type RawTable } from '#shared/contract/raw-rows.ts'
import { createRawCells } from './raw-cells.ts'

export interface RawRowsRequest {
  readonly id: string
  readonly snapshot?: number | undefined
  readonly page?: { readonly table: number; readonly offset: number } | undefined
}

/** What an import's files say of a VM word for word. AppError not-found for a VM that no snapshot has, and for a snapshot that is not one of its source. */
export function listRawRows(project: ProjectFile, { id, snapshot, page }: RawRowsRequest): RawRows {
  const all = describeSnapshots(project).reverse()
  const holding = all.find(({ row }) => row.isCurrent && hasVm(project, row.pk, id)) ?? all.find(({ row }) => hasVm(project, row.pk, id))
  if (holding === undefined) throw new AppError('not-found', `The project holds no VM with the id ${id}: its import may have been undone.`, { id })
  const ofSource = all.filter(({ row }) => row.sourcePk === holding.row.sourcePk)
  const shown = snapshot === undefined ? holding : ofSource.find(({ row }) => row.pk === snapshot)
  if (shown === undefined) throw new AppError('not-found', `${holding.row.sourceName} has no snapshot ${String(snapshot)} in this project: its import may have been undone, or it is of another source.`, { snapshot: snapshot ?? 0 })
  const file = importFileOf(project, shown.row)
  return {
    snapshots: ofSource.map(({ row }) => ({ id: row.pk, importedAt: row.importedAt, exportedAt: row.exportedAt, isCurrent: row.isCurrent, state: stateOf(project, row, id) })),
    snapshot: shown.row.pk,
    file: file === null ? null : { name: shown.described.file, ...file },
    tables: tablesOf(project, shown.row, { id, page }),
  }
}

function stateOf(project: ProjectFile, snapshot: SnapshotRow, id: string): RawRows['snapshots'][number]['state'] {
  if (!hasVm(project, snapshot.pk, id)) return 'without-vm'
  return rowsOfVm(project, snapshot.pk, id) === null ? 'older' : 'kept'
}

function tablesOf(project: ProjectFile, snapshot: SnapshotRow, { id, page }: Pick<RawRowsRequest, 'id' | 'page'>): RawTable[] {
  const rows = rowsOfVm(project, snapshot.pk, id) ?? new Map<number, readonly number[]>()
  const inventory: InventoryKey = snapshot
  const cells = createRawCells()
  return rawTables(project, inventory).filter(({ number }) => rows.has(number) && (page === undefined || page.table === number)).map(({ number, name, columns }): RawTable => {
    const own = rows.get(number) ?? []
    const offset = page?.offset ?? 0
    const wanted = own.slice(offset, offset + MOST_RAW_ROWS)
    const read = readRawRows(project, inventory, number, wanted)
    const shown: RawTable['rows'] = []
    for (const row of wanted) {
      // A table has one row at least, or there would be no way to what follows.
      if (cells.isFull() && shown.length > 0) break
      const found = read.get(row)
      shown.push({ row, cells: found === undefined ? null : cells.of(found) })
    }
    const width = Math.max(columns.length, ...[...read.values()].map(({ length }) => length))
    // Rows may be longer than the header.
    const heads = Array.from({ length: width }, (_, index) => columns[index] ?? `Column ${columnLetters(index)}`)
    return { number, name, columns: heads, total: own.length, rows: shown }
  })
}
