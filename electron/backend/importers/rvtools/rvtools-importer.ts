import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { ImportContext, Importer } from '../importer.ts'
import type { TableFile } from '../tables/table-file.ts'
import { openCsv } from '../tables/csv/open-csv.ts'
import { openXlsx } from '../tables/xlsx/open-xlsx.ts'
import { csvTableName } from './csv-table-name.ts'
import { readTables } from './read-tables.ts'

const IMPORTER_ID = 'rvtools'

/** Extensions of workbooks; the older .xls is among them so that its reading can say what to do about it. */
const WORKBOOK_EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xls'])
const CSV_EXTENSION = '.csv'

const SURE = 0.9
/** By its name alone: reading it says what is wrong with it, if anything. */
const LIKELY = 0.5

/** Reads the workbooks of RVTools, as it writes them or saved again by a spreadsheet program, and the CSV of its vInfo tab. */
export const rvtoolsImporter: Importer = {
  id: IMPORTER_ID,
  label: 'RVTools workbook (.xlsx) or tab (.csv)',

  async detect(path, context) {
    if (isCsv(path)) return await detectCsv(path, context)
    return WORKBOOK_EXTENSIONS.has(extname(path).toLowerCase()) ? LIKELY : 0
  },

  async read(path, sink, context) {
    const file = await openTables(path, context)
    try {
      await readTables(file, { name: basename(path), bytes: (await stat(path)).size, importerId: IMPORTER_ID }, sink, context)
    } finally {
      await file.close()
    }
  },
}

function openTables(path: string, { signal }: ImportContext): Promise<TableFile> {
  if (!isCsv(path)) return openXlsx(path, { signal })
  const fileName = basename(path)
  return openCsv(path, { signal, nameTable: (headers) => csvTableName(fileName, headers) ?? fileName })
}

function isCsv(path: string): boolean {
  return extname(path).toLowerCase() === CSV_EXTENSION
}

async function detectCsv(path: string, { signal }: ImportContext): Promise<number> {
  const fileName = basename(path)
  let sheet: string | null = null
  const file = await openCsv(path, { signal, nameTable: (headers) => (sheet = csvTableName(fileName, headers)) ?? fileName })
  await file.close()
  return sheet === null ? 0 : SURE
}
