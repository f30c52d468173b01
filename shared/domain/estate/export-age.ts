import type { ImportIssue } from './import-report.ts'

/** An estate changes: VMs come and go, disks grow. After a quarter a plan of an export is a plan of the past. */
const OLD_AFTER_DAYS = 90
/** An export says its time without a zone: zones reach from 12 hours behind UTC to 14 ahead of it. */
const ZONE_SLACK_DAYS = 1
const MS_PER_DAY = 86_400_000

/** Where an export says when it was made, and of what. */
export interface ExportPlace extends Pick<ImportIssue, 'sheet' | 'row' | 'column'> {
  readonly sourceName: string
}

/**
 * What is doubtful about an export's time, seen from the moment of the import (ISO 8601 in UTC): older than 90 days, or
 * later than the import itself. Null where nothing is, or where either time is not known.
 */
export function judgeExportAge(exportedAt: string | null, importedAt: string | undefined, { sourceName, ...place }: ExportPlace): ImportIssue | null {
  const exportedMs = exportedAt === null ? Number.NaN : Date.parse(`${exportedAt}Z`)
  const ageDays = (Date.parse(importedAt ?? '') - exportedMs) / MS_PER_DAY
  if (exportedAt === null || importedAt === undefined || Number.isNaN(ageDays)) return null
  if (ageDays > OLD_AFTER_DAYS) {
    const message = `The export of ${sourceName} is ${String(Math.floor(ageDays))} days old, more than ${String(OLD_AFTER_DAYS)}: export it again before you rely on a plan.`
    return { code: 'EXPORT_OLD', severity: 'warning', ...place, value: exportedAt, assumed: null, message }
  }
  if (ageDays < -ZONE_SLACK_DAYS) {
    const message = `The export of ${sourceName} says that it was made on ${exportedAt.slice(0, 'yyyy-mm-dd'.length)}, which is later than this import (${importedAt.slice(0, 'yyyy-mm-dd'.length)}): one of the clocks is wrong, and no export with a right date will count as newer.`
    return { code: 'EXPORT_IN_FUTURE', severity: 'warning', ...place, value: exportedAt, assumed: exportedAt, message }
  }
  return null
}
