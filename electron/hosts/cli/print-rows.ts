import type { CommandContext } from './command.ts'
import { formatCsv, formatJson, formatTable, type Rows } from './output/format.ts'

/** Prints a list in the format asked for; JSON is the rows alone. */
export function printRows(rows: Rows, context: CommandContext, tableColumns: readonly string[] = rows.columns): void {
  if (context.format === 'json') context.print(formatJson(rows.rows))
  else if (context.format === 'csv') context.print(formatCsv(rows))
  else context.print(formatTable({ columns: tableColumns, rows: rows.rows }))
}
