import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { countRejectedRows } from '#backend/db/repositories/import-repository.ts'
import { listSnapshots, snapshotBefore, type SnapshotRow } from '#backend/db/repositories/snapshot-repository.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { type ImportReport, importReportSchema } from '#shared/domain/estate/import-report.ts'
import { sourceNames } from '#shared/domain/estate/source-names.ts'

export type ListedImport = ApiOutput<'imports.list'>[number]
export type ListedSnapshot = ListedImport['snapshots'][number]

/** Every import with its snapshots, newest first. */
export function listImports(project: ProjectFile): ListedImport[] {
  return readProject(project, () => {
    const snapshots = describeSnapshots(project)
    const severities = countIssues(project)
    const rows = project.database.prepare('SELECT pk, imported_at AS importedAt, report FROM import ORDER BY pk DESC').all() as { pk: number; importedAt: string; report: string }[] // as selected
    return rows.map(({ pk, importedAt, report }, index): ListedImport => {
      const { files, counts } = importReportSchema.pick({ files: true, counts: true }).parse(JSON.parse(report))
      return {
        id: pk,
        importedAt,
        files,
        counts,
        issues: severities.get(pk) ?? { error: 0, warning: 0, info: 0 },
        rejectedRows: countRejectedRows(project, pk),
        snapshots: snapshots.filter(({ importPk }) => importPk === pk).map(({ described }) => described),
        canUndo: index === 0,
      }
    })
  })
}

/** Every snapshot as the contract describes it, in the order of the imports, with the import that it is of. */
export function describeSnapshots(project: ProjectFile): { readonly importPk: number; readonly row: SnapshotRow; readonly described: ListedSnapshot }[] {
  const all = listSnapshots(project)
  // In a project of hundreds of imports, counting the rows of each again would read all of the file.
  const counted = countsOfSingle(project, all)
  const count = project.database.prepare('SELECT count(*) FILTER (WHERE is_template IS NOT 1) AS vms, count(*) FILTER (WHERE is_template = 1) AS templates FROM vm WHERE snapshot_pk = ?')
  const files = filesByInventory(project)
  // An older one is called as the newest of its source.
  const shown = sourceNames(all.filter(({ isCurrent }) => isCurrent).map(({ sourceId, sourceName }) => ({ id: sourceId, name: sourceName })))
  return all.map((row) => ({
    importPk: row.importPk,
    row,
    described: {
      id: row.pk,
      sourceId: row.sourceId,
      sourceName: shown.get(row.sourceId) ?? row.sourceName,
      file: files.get(row.importPk)?.find(({ id }) => id === row.pk)?.file ?? null,
      exportedAt: row.exportedAt,
      importedAt: row.importedAt,
      isCurrent: row.isCurrent,
      ...(counted.get(row.importPk) ?? (count.get(row.pk) as { vms: number; templates: number })), // as selected
      before: snapshotBefore(all, row)?.pk ?? null,
    },
  }))
}

/** By import: the VMs that its report counted, where all of them are in one snapshot. */
function countsOfSingle({ database }: ProjectFile, all: readonly SnapshotRow[]): ReadonlyMap<number, { readonly vms: number; readonly templates: number }> {
  const rows = database.prepare("SELECT pk, json_extract(report, '$.counts.vms'), json_extract(report, '$.counts.templates') FROM import").raw().all() as [number, number | null, number | null][] // as selected
  const isSingle = (importPk: number): boolean => all.filter((row) => row.importPk === importPk).length === 1
  return new Map(rows.flatMap(([pk, vms, templates]) => (vms !== null && templates !== null && isSingle(pk) ? [[pk, { vms, templates }] as const] : [])))
}

/** By import: the snapshots as its report tells them; one of before snapshots were told has no files for them. */
function filesByInventory({ database }: ProjectFile): ReadonlyMap<number, ImportReport['snapshots']> {
  const rows = database.prepare("SELECT pk, coalesce(json_extract(report, '$.snapshots'), '[]') FROM import").raw().all() as [number, string][] // as selected
  return new Map(rows.map(([pk, snapshots]) => [pk, importReportSchema.shape.snapshots.parse(JSON.parse(snapshots))]))
}

/** Issues by severity; of a code that occurred more often than is kept, the ones beyond are counted, too. */
function countIssues({ database }: ProjectFile): ReadonlyMap<number, ListedImport['issues']> {
  const rows = database.prepare(`
    SELECT import_pk, severity, sum(CASE WHEN kept = onlySeverity THEN coalesce(total, kept) ELSE onlySeverity END) FROM (
      SELECT import_issue.import_pk, import_issue.code, severity, count(*) AS onlySeverity,
        (SELECT count(*) FROM import_issue AS other WHERE other.import_pk = import_issue.import_pk AND other.code = import_issue.code) AS kept,
        (SELECT json_each.value FROM import, json_each(import.report, '$.issueCounts') WHERE import.pk = import_issue.import_pk AND json_each.key = import_issue.code) AS total
      FROM import_issue GROUP BY import_issue.import_pk, import_issue.code, severity
    ) GROUP BY import_pk, severity`).raw().all() as [number, keyof ListedImport['issues'], number][] // as selected; the table's check names the severities
  const counts = new Map<number, ListedImport['issues']>()
  for (const [importPk, severity, count] of rows) counts.set(importPk, { ...(counts.get(importPk) ?? { error: 0, warning: 0, info: 0 }), [severity]: count })
  return counts
}
