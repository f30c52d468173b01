import { parseText } from './cells/parse-text.ts'
import type { FileSheets } from './file-sheets.ts'
import type { ImportRun } from './import-run.ts'

/** Reports what was done to take a table for a sheet: its name passed over, rows above and within it not taken for data. */
export function reportFoundSheets(run: ImportRun, { found }: FileSheets): void {
  for (const { sheet, table, headed, isRenamed } of found) {
    const base = { severity: 'warning', sheet: table.name.trim(), column: null } as const
    if (isRenamed) {
      const message = `The sheet ${JSON.stringify(table.name)} was read as ${sheet}, as its headers say.`
      run.report({ ...base, code: 'SHEET_RENAMED', row: null, value: table.name, assumed: sheet, message })
    }
    for (const { number, cells } of headed.above) {
      const value = cells.map((cell) => parseText(cell)).filter((text) => text !== null).join(' | ')
      const message = `Row ${String(number)} of ${table.name.trim()} stands above the header and was not read as data.`
      run.report({ ...base, code: 'ROW_ABOVE_HEADER', row: number, value, assumed: null, message })
    }
    for (const row of headed.repeated) {
      const message = `Row ${String(row)} of ${table.name.trim()} repeats the header and was not read as data.`
      run.report({ ...base, code: 'REPEATED_HEADER', severity: 'info', row, value: null, assumed: null, message })
    }
  }
}
