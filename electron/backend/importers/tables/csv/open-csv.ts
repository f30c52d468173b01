import type { TableFile } from '../table-file.ts'
import { openCsvSource } from './csv-file-source.ts'
import { createCsvTable, type CsvTableOptions } from './csv-table.ts'
import { describeCsv } from './describe-csv.ts'

/**
 * Opens a CSV file as a file of one table: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252, with line breaks
 * inside quotes. All cells are texts. Throws AppError `unreadable-file` for a damaged or unreachable file, `cancelled`.
 */
export async function openCsv(path: string, options: CsvTableOptions): Promise<TableFile> {
  const source = await openCsvSource(path)
  try {
    const { table, form } = await createCsvTable(source, options)
    return { format: `CSV (${describeCsv(form)})`, tables: [table], close: () => source.close() }
  } catch (error) {
    await source.close()
    throw error
  }
}
