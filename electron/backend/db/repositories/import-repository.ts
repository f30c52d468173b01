import { type ImportIssue, type ImportReport, importReportSchema, type RejectedRow, type SheetReport } from '#shared/domain/estate/import-report.ts'
import type { ProjectFile } from '../project-file.ts'

/** The report of an import, of the newest where none is named; null where there is none. */
export function readImportReport(project: ProjectFile, importPk?: number): ImportReport | null {
  const row = project.database.prepare('SELECT pk, report FROM import WHERE pk = coalesce(?, (SELECT max(pk) FROM import))').get(importPk ?? null) as { pk: number; report: string } | undefined // columns as selected
  if (row === undefined) return null
  return importReportSchema.parse({ ...JSON.parse(row.report), sheets: readSheets(project, row.pk), issues: readIssues(project, row.pk) })
}

/** Rejected rows of an import (the newest where none is named), whole, `limit` of them from `offset` on. */
export function readRejectedRows({ database }: ProjectFile, offset: number, limit: number, importPk?: number): RejectedRow[] {
  const sql = 'SELECT sheet, row, reason, cells FROM rejected_row WHERE import_pk = coalesce(?, (SELECT max(pk) FROM import)) ORDER BY pk LIMIT ? OFFSET ?'
  const rows = database.prepare(sql).all(importPk ?? null, limit, offset) as { sheet: string; row: number; reason: string; cells: string }[] // columns as selected
  return rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as RejectedRow['cells'] })) // written by the sink from the same type
}

/** How many rows an import (the newest where none is named) rejected; 0 where nothing was imported. */
export function countRejectedRows({ database }: ProjectFile, importPk?: number): number {
  return database.prepare('SELECT count(*) FROM rejected_row WHERE import_pk = coalesce(?, (SELECT max(pk) FROM import))').pluck().get(importPk ?? null) as number // count(*) is a number
}

function readSheets({ database }: ProjectFile, importPk: number): SheetReport[] {
  const sql = 'SELECT name, rows, kept, rejected, missing_columns, extra_columns FROM sheet_report WHERE import_pk = ? ORDER BY pk'
  const rows = database.prepare(sql).raw().all(importPk) as [string, number, number, number, string, string][] // columns as selected
  return rows.map(([name, all, kept, rejected, missing, extra]) => ({
    name, rows: all, kept, rejected,
    missingColumns: JSON.parse(missing) as string[], // written by the sink as a list of names
    extraColumns: JSON.parse(extra) as string[], // as above
  }))
}

function readIssues({ database }: ProjectFile, importPk: number): ImportIssue[] {
  const sql = 'SELECT code, severity, sheet, row, "column", value, assumed, message FROM import_issue WHERE import_pk = ? ORDER BY pk'
  return database.prepare(sql).all(importPk) as ImportIssue[] // columns as selected; the report's schema checks them once more
}
