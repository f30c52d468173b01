import type { Table } from '../tables/table-file.ts'
import { throwIfCancelled } from './cancelled.ts'
import { hasContent } from './cells/parse-text.ts'
import type { FileSheets } from './file-sheets.ts'
import type { ImportRun } from './import-run.ts'
import type { SheetReader } from './sheet-reader.ts'

/** Reports each sheet that the model uses and the file lacks. */
export function reportMissingSheets(run: ImportRun, readers: readonly SheetReader[], sheets: FileSheets): void {
  for (const { name, absence } of readers) {
    if (sheets.find(name) !== undefined) continue
    run.report({
      code: 'MISSING_SHEET',
      severity: absence,
      sheet: name,
      row: null,
      column: null,
      value: null,
      assumed: null,
      message: `The file has no sheet ${name}; what it would say is unknown.`,
    })
  }
}

/** Counts the rows of the sheets that nothing reads, so that the report says what was left aside. */
export async function reportUnusedSheets(run: ImportRun, readers: readonly SheetReader[], sheets: FileSheets): Promise<void> {
  const names = new Set(readers.map(({ name }) => name))
  const used = new Set(sheets.found.filter(({ sheet }) => names.has(sheet)).map(({ table }) => table))
  for (const table of sheets.tables) {
    if (used.has(table)) continue
    const { rows, columns } = await countRows(run, table)
    run.sink.sheet({ name: table.name, rows, kept: 0, rejected: 0, missingColumns: [], extraColumns: [] })
    const double = sheets.doubles.find((one) => one.table === table)
    if (double !== undefined) {
      run.report({
        code: 'DUPLICATE_SHEET',
        severity: 'error',
        sheet: table.name,
        row: null,
        column: null,
        value: String(rows),
        assumed: null,
        message: `The file has ${double.sheet} more than once; the first is used, and nothing of the other one (${String(rows)} rows) was kept. Import it as a file of its own.`,
      })
      continue
    }
    run.report({
      code: 'SHEET_NOT_USED',
      severity: 'info',
      sheet: table.name,
      row: null,
      column: null,
      value: String(rows),
      assumed: null,
      message: `The sheet ${table.name} (${String(rows)} rows, ${String(columns)} columns) is none that RVTools writes; nothing of it was kept.`,
    })
  }
}

async function countRows(run: ImportRun, table: Table): Promise<{ rows: number; columns: number }> {
  let rows = -1
  let columns = 0
  for await (const batch of table.rows()) {
    throwIfCancelled(run.context.signal)
    for (const { cells } of batch) {
      if (rows >= 0 && !hasContent(cells)) continue
      rows += 1
      if (rows === 0) columns = cells.length
    }
    run.rowsRead += batch.length
    run.context.progress({ phase: 'read', file: run.fileName, sheet: table.name, rows: run.rowsRead })
  }
  return { rows: Math.max(0, rows), columns }
}
