import { defineTable } from '../report-table.ts'

/** What was wrong or doubtful in the files, and what was assumed instead. */
export const importIssues = defineTable({
  id: 'import-issues',
  title: 'Import issues',
  about: 'One row an issue of an import, newest import first: where it was, and what was assumed.',
  none: 'The imports had no issue.',
  columns: [
    { key: 'importedAt', title: 'Imported (UTC)', kind: 'text', width: 27 },
    { key: 'severity', title: 'Severity', kind: 'text', width: 10 },
    { key: 'code', title: 'Code', kind: 'text', width: 30 },
    { key: 'sheet', title: 'Sheet', kind: 'text', width: 20 },
    { key: 'row', title: 'Row', kind: 'count' },
    { key: 'column', title: 'Column', kind: 'text', width: 22 },
    { key: 'value', title: 'Value', kind: 'text', width: 30 },
    { key: 'assumed', title: 'Assumed', kind: 'text', width: 24 },
    { key: 'message', title: 'What', kind: 'prose', width: 80 },
  ],
  rows: ({ imports }) =>
    imports.flatMap(({ listed, report }) =>
      report.issues.map((issue) => [listed.importedAt, issue.severity, issue.code, issue.sheet, issue.row, issue.column, issue.value, issue.assumed, issue.message]),
    ),
})
