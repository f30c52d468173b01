import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { createPassedOver, type PassedOver } from '#backend/documents/passed-over.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { Table, TableFile } from '../table-file.ts'
import { asFileError } from '../xlsx/open-file.ts'
import { openCsvSource, type OpenCsvSource } from './csv-file-source.ts'
import { createCsvTable } from './csv-table.ts'
import { describeCsvFiles } from './describe-csv.ts'
import type { CsvForm } from './sniff-csv.ts'

export interface OpenCsvFilesOptions {
  readonly signal: CancelSignal
  /** What the table of a file is called, from its name and its first row. */
  readonly nameTable: (fileName: string, headers: readonly string[]) => string
}

/** An export has 27 tabs; a folder of so many files is something else. */
export const CSV_FILES_AT_MOST = 500

/**
 * The CSV files that lie right in a folder, in order of their names. Links are passed over: they could lead anywhere.
 * Throws AppError unreadable-file.
 */
export async function listCsvFiles(folder: string): Promise<{ readonly names: readonly string[]; readonly passedOver: PassedOver }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw asFileError(folder, error)
  })
  const names: string[] = []
  const passedOver = createPassedOver()
  for (const entry of entries) {
    if (entry.isFile() && isCsvName(entry.name)) names.push(entry.name)
    else passedOver.add(entry.name)
  }
  if (names.length > CSV_FILES_AT_MOST) {
    throw new AppError('unreadable-file', `${JSON.stringify(folder)} holds ${String(names.length)} CSV files, more than ${String(CSV_FILES_AT_MOST)}; choose the folder of one export.`, { path: folder })
  }
  return { names: names.sort(compareText), passedOver: passedOver.list() }
}

/** Whether a file's name says CSV. Names that begin with a dot are what systems put beside a file, not what a person did. */
export function isCsvName(name: string): boolean {
  return !name.startsWith('.') && name.toLowerCase().endsWith('.csv')
}

/** Opens a folder of CSV files as a file of tables, one a CSV. Throws AppError `unreadable-file`, `cancelled`. */
export async function openCsvFolder(folder: string, { signal, nameTable }: OpenCsvFilesOptions): Promise<TableFile> {
  const sources: OpenCsvSource[] = []
  const tables: Table[] = []
  const forms: CsvForm[] = []
  const close = async (): Promise<void> => {
    for (const source of sources.splice(0)) await source.close()
  }
  try {
    const { names, passedOver } = await listCsvFiles(folder)
    for (const name of names) {
      if (signal.aborted) throw new AppError('cancelled', `Reading ${JSON.stringify(folder)} was cancelled.`, { path: folder })
      const source = await openCsvSource(join(folder, name))
      sources.push(source)
      const { table, form } = await createCsvTable(source, { signal, nameTable: (headers) => nameTable(name, headers) })
      tables.push(table)
      forms.push(form)
    }
    return { format: `folder of CSV (${describeCsvFiles(forms)})`, tables, passedOver, close }
  } catch (error) {
    await close()
    throw error
  }
}
