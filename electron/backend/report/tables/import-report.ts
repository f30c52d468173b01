import { defineTable, joined } from '../report-table.ts'

/** What was read, sheet by sheet, so that every row of every file is accounted for. */
export const importReport = defineTable({
  id: 'import-report',
  title: 'Import report',
  about: 'One row a sheet of an import, newest import first: how many of its rows were kept, and what was missing.',
  none: 'Nothing was imported.',
  columns: [
    { key: 'importedAt', title: 'Imported (UTC)', kind: 'text', width: 27 },
    { key: 'files', title: 'Files', kind: 'prose', width: 46 },
    { key: 'sheet', title: 'Sheet', kind: 'text', width: 22 },
    { key: 'rows', title: 'Rows', kind: 'count' },
    { key: 'kept', title: 'Kept', kind: 'count' },
    { key: 'rejected', title: 'Rejected', kind: 'count' },
    { key: 'missingColumns', title: 'Missing columns', kind: 'prose', width: 50 },
    { key: 'extraColumns', title: 'Unknown columns', kind: 'prose', width: 50 },
  ],
  rows: ({ imports }) =>
    imports.flatMap(({ listed, report }) =>
      report.sheets.map((sheet) => [listed.importedAt, joined(report.files.map(({ name }) => name)), sheet.name, sheet.rows, sheet.kept, sheet.rejected, joined(sheet.missingColumns), joined(sheet.extraColumns)]),
    ),
})
