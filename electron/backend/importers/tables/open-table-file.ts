import { extname } from 'node:path'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { openCsvFolder } from './csv/open-csv-folder.ts'
import { openCsvZip } from './csv/open-csv-zip.ts'
import { openCsv } from './csv/open-csv.ts'
import { readFileKind } from './file-kind.ts'
import type { TableFile } from './table-file.ts'
import { openXls } from './xls/open-xls.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

export interface OpenTableFileOptions {
  readonly signal: CancelSignal
  /** What the table of a CSV file is called, from its name and its first row. */
  readonly nameTable: (fileName: string, headers: readonly string[]) => string
}

/**
 * Opens whatever holds tables: a workbook (.xlsx, .xls), a CSV file, a folder or a zip of CSV files. What a file is
 * says its content, not its name, but for CSV, which has no mark. Throws AppError as the openers do.
 */
export async function openTableFile(path: string, options: OpenTableFileOptions): Promise<TableFile> {
  const { signal, nameTable } = options
  const kind = await readFileKind(path)
  if (kind === 'folder') return await openCsvFolder(path, options)
  if (kind === 'compound-file') return await openXls(path, { signal })
  if (kind === 'zip' && extname(path).toLowerCase() === '.zip') return await openCsvZip(path, options)
  if (kind === 'other' && extname(path).toLowerCase() === '.csv') return await openCsv(path, { signal, nameTable: (headers) => nameTable(fileNameOf(path), headers) })
  return await openXlsx(path, { signal })
}

function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
