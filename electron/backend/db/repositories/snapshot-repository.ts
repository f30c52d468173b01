import { AppError } from '#shared/contract/app-error.ts'
import type { ProjectFile } from '../project-file.ts'

/** One snapshot of a source as the project keeps it. */
export interface SnapshotRow {
  readonly pk: number
  readonly importPk: number
  readonly inventoryNumber: number
  readonly sourcePk: number
  readonly sourceId: string
  readonly sourceName: string
  readonly exportedAt: string | null
  readonly importedAt: string
  /** Whether lists and plans go by it. */
  readonly isCurrent: boolean
  /** Whether it was the newest one when it was imported. */
  readonly wasCurrent: boolean
}

/** Every snapshot in the order of the imports. */
export function listSnapshots({ database }: ProjectFile): SnapshotRow[] {
  const rows = database.prepare(`
    SELECT snapshot.pk, import_pk AS importPk, inventory_number AS inventoryNumber, source_pk AS sourcePk, source.id AS sourceId, snapshot.name AS sourceName,
      exported_at AS exportedAt, imported_at AS importedAt, snapshot.pk IN (SELECT pk FROM current_snapshot) AS isCurrent,
      exported_at IS NULL OR NOT EXISTS (SELECT 1 FROM snapshot AS earlier WHERE earlier.source_pk = snapshot.source_pk AND earlier.pk < snapshot.pk AND earlier.exported_at > snapshot.exported_at) AS wasCurrent
    FROM snapshot JOIN source ON source.pk = snapshot.source_pk ORDER BY snapshot.pk`).all() as (Omit<SnapshotRow, 'isCurrent' | 'wasCurrent'> & { isCurrent: number; wasCurrent: number })[] // as selected
  return rows.map((row) => ({ ...row, isCurrent: row.isCurrent === 1, wasCurrent: row.wasCurrent === 1 }))
}

/** A snapshot by its key; AppError not-found where there is none. */
export function findSnapshot(project: ProjectFile, pk: number): SnapshotRow {
  const found = listSnapshots(project).find((row) => row.pk === pk)
  if (found === undefined) throw new AppError('not-found', `The project has no snapshot ${String(pk)}: its import may have been undone.`, { snapshot: pk })
  return found
}

/**
 * The snapshot that another one follows on in the source's time: for one that became current, the one that was current
 * before it; for an older export that was imported late, the newest that is older still. Null where there is none.
 */
export function snapshotBefore(snapshots: readonly SnapshotRow[], { pk, sourcePk, exportedAt, wasCurrent }: SnapshotRow): SnapshotRow | null {
  const others = snapshots.filter((other) => other.sourcePk === sourcePk && other.pk !== pk)
  if (wasCurrent) return others.filter((other) => other.wasCurrent && other.pk < pk).at(-1) ?? null
  let newest: SnapshotRow | null = null
  for (const other of others) {
    if (exportedAt === null || other.exportedAt === null || other.exportedAt > exportedAt || (other.exportedAt === exportedAt && other.pk > pk)) continue
    if (newest?.exportedAt == null || other.exportedAt >= newest.exportedAt) newest = other
  }
  return newest
}
