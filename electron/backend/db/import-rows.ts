import type { ImportIssue, ImportReport, RejectedRow, SheetReport } from '#shared/domain/estate/import-report.ts'
import type { ProjectFile } from './project-file.ts'

/** A new import without its report yet; answers its key. */
export function createImport(project: ProjectFile, importedAt: string): number {
  return Number(project.database.prepare("INSERT INTO import (imported_at, report) VALUES (?, '{}')").run(importedAt).lastInsertRowid)
}

/** Notes what an inventory was read from. */
export function writeImportFile({ database }: ProjectFile, importPk: number, { inventoryNumber, path, files, bytes, sha256 }: { readonly inventoryNumber: number; readonly path: string | null; readonly files: number; readonly bytes: number; readonly sha256: string }): void {
  database.prepare('INSERT INTO import_file (import_pk, inventory_number, path, files, bytes, sha256) VALUES (?, ?, ?, ?, ?, ?)').run(importPk, inventoryNumber, path, files, bytes, sha256)
}

/** Writes what an import reports of sheets, issues and rejected rows. */
export function createReportWriter(
  project: ProjectFile,
  importPk: number,
): { sheet: (report: SheetReport, inventoryNumber: number) => void; issue: (issue: ImportIssue) => void; rejected: (row: RejectedRow) => void } {
  const sheet = project.database.prepare('INSERT INTO sheet_report (import_pk, inventory_number, name, rows, kept, rejected, missing_columns, extra_columns) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const issue = project.database.prepare('INSERT INTO import_issue (import_pk, code, severity, sheet, row, "column", value, assumed, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const rejected = project.database.prepare('INSERT INTO rejected_row (import_pk, sheet, row, reason, cells) VALUES (?, ?, ?, ?, ?)')
  return {
    sheet: (entry, inventoryNumber) => void sheet.run(importPk, inventoryNumber, entry.name, entry.rows, entry.kept, entry.rejected, JSON.stringify(entry.missingColumns), JSON.stringify(entry.extraColumns)),
    issue: (entry) => void issue.run(importPk, entry.code, entry.severity, entry.sheet, entry.row, entry.column, entry.value, entry.assumed, entry.message),
    rejected: (entry) => void rejected.run(importPk, entry.sheet, entry.row, entry.reason, JSON.stringify(entry.cells)),
  }
}

/** The report but for its sheets and issues, which have tables of their own. */
export function storeReport(project: ProjectFile, importPk: number, { files, sources, counts, joins, totals, issueCounts, snapshots, sideData }: ImportReport): void {
  project.database.prepare('UPDATE import SET report = ? WHERE pk = ?').run(JSON.stringify({ files, sources, counts, joins, totals, issueCounts, snapshots, sideData }), importPk)
}
