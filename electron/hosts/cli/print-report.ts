import type { ApiOutput } from '#shared/contract/api.ts'
import { countWords } from '#shared/contract/count-words.ts'
import type { CommandContext } from './command.ts'
import { formatCsv, formatJson, formatTable } from './output/format.ts'
import { singleLine } from './output/single-line.ts'

type Report = ApiOutput<'inventory.report'>

/** Prints an import's report in the format asked for; CSV is its issues. */
export function printReport(report: Report, context: CommandContext): void {
  if (context.format === 'json') context.print(formatJson(report))
  else if (context.format === 'csv') context.print(formatCsv({ columns: ISSUE_COLUMNS, rows: report.issues }))
  else context.print(describeReport(report))
}

const ISSUE_COLUMNS = ['code', 'severity', 'sheet', 'row', 'column', 'value', 'assumed', 'message']

/** The report for people: files, sources, what changed, counts, sheets, and each kind of issue with one example. */
function describeReport(report: Report): string {
  const files = report.files.map((file) => `${file.name}: ${file.format}${file.producer === null ? '' : `, ${file.producer}`}`)
  const sources = report.sources.map((source) => `source ${source.name} (${source.kind}${source.version === null ? '' : ` ${source.version}`}), exported ${source.exportedAt ?? 'at an unknown time'}`)
  const snapshots = report.snapshots.flatMap(describeSnapshot)
  const counts = Object.entries(report.counts).map(([what, count]) => `${count} ${what}`).join(', ')
  const sheets = formatTable({
    columns: ['sheet', 'rows', 'kept', 'rejected', 'missing columns', 'extra columns'],
    rows: report.sheets.map((sheet) => ({
      sheet: sheet.name,
      rows: sheet.rows,
      kept: sheet.kept,
      rejected: sheet.rejected,
      'missing columns': sheet.missingColumns.length,
      'extra columns': sheet.extraColumns.length,
    })),
  })
  const joins = formatTable({ columns: ['sheet', 'joined to', 'rows', 'found'], rows: report.joins.map(({ sheet, to, rows, joined }) => ({ sheet, 'joined to': to, rows, found: joined })) })
  const totals = formatTable({
    columns: ['total', 'one says', 'the other says', 'verdict'],
    rows: report.totals.map(({ what, left, right }) => ({ total: what, 'one says': `${left.value} (${left.from})`, 'the other says': `${right.value} (${right.from})`, verdict: left.value === right.value ? 'agree' : 'differ' })),
  })
  const examples = new Map(report.issues.map((issue) => [issue.code, issue]))
  const issues = Object.entries(report.issueCounts).map(([code, times]) => ({
    issue: code,
    severity: examples.get(code)?.severity ?? null,
    times,
    example: examples.get(code)?.message ?? null,
  }))
  const issueTable = issues.length === 0 ? 'no issues\n' : formatTable({ columns: ['issue', 'severity', 'times', 'example'], rows: issues })
  return `${[...files, ...sources, ...snapshots, counts, ...report.sideData.map(describeSideData)].map(singleLine).join('\n')}\n\n${sheets}\n${report.joins.length === 0 ? '' : `${joins}\n`}${report.totals.length === 0 ? '' : `${totals}\n`}${issueTable}`
}

/** A source that was imported for the first time needs no word. */
function describeSnapshot({ sourceName, isCurrent, comparedWith, changes, decisions }: Report['snapshots'][number]): string[] {
  const lines: string[] = []
  if (!isCurrent) lines.push(`${sourceName}: kept as an older snapshot; what the project holds is newer`)
  if (comparedWith !== null && changes !== null) {
    lines.push(`${sourceName}, compared with the export of ${comparedWith.exportedAt ?? 'an unknown time'}: ${countWords(changes.added, 'VM')} added, ${changes.removed} removed, ${changes.changed} changed`)
  }
  if (decisions !== null && decisions.kept + decisions.withoutObject > 0) {
    lines.push(`${sourceName}: ${countWords(decisions.kept, 'decision')} kept (${decisions.reattached} of them on objects with a new id), ${decisions.withoutObject} ${decisions.withoutObject === 1 ? 'waits' : 'wait'} for objects that are gone`)
  }
  return lines
}

/** "application: 120 rows, 117 of a VM; 3 added, 2 changed, 0 removed, 112 unchanged" */
function describeSideData({ kind, rows, vms, changes }: Report['sideData'][number]): string {
  const joined = vms === null ? '' : `, ${vms.joined} of a VM`
  return `${kind}: ${countWords(rows, 'row')}${joined}; ${Object.entries(changes).map(([what, count]) => `${count} ${what}`).join(', ')}`
}
