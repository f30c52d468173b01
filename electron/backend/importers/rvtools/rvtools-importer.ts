import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { ImportContext, Importer } from '../importer.ts'
import { isCsvName } from '../tables/csv/open-csv-folder.ts'
import { openTableFile } from '../tables/open-table-file.ts'
import { readFileKind } from '../tables/file-kind.ts'
import { csvTableName } from './csv-table-name.ts'
import { readTables } from './read-tables.ts'

const IMPORTER_ID = 'rvtools'

/** Extensions of workbooks. */
const WORKBOOK_EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xls'])
const CSV_EXTENSION = '.csv'
const ZIP_EXTENSION = '.zip'

const SURE = 0.9
/** By its name alone: reading it says what is wrong with it, if anything. */
const LIKELY = 0.5

/** Reads the exports of RVTools: workbooks as it writes them or saved again by a spreadsheet program, and its tabs as CSV. */
export const rvtoolsImporter: Importer = {
  id: IMPORTER_ID,
  label: 'RVTools workbook (.xlsx, .xls) or tabs (.csv, a folder or zip of them)',

  async detect(path, context) {
    const kind = await readFileKind(path)
    const extension = extname(path).toLowerCase()
    const mayHoldTabs = kind === 'folder' || (kind === 'zip' && extension === ZIP_EXTENSION) || (kind === 'other' && extension === CSV_EXTENSION)
    if (mayHoldTabs) return (await hasTab(path, context)) ? SURE : 0
    return WORKBOOK_EXTENSIONS.has(extension) ? LIKELY : 0
  },

  async read(path, sink, context) {
    const file = await openTableFile(path, { signal: context.signal, nameTable: (fileName, headers) => csvTableName(fileName, headers) ?? fileName })
    try {
      await readTables(file, { name: basename(path), bytes: await sizeOf(path), importerId: IMPORTER_ID }, sink, context)
    } finally {
      await file.close()
    }
  },
}

/** Whether any of the CSV files is a tab of RVTools. */
async function hasTab(path: string, { signal }: ImportContext): Promise<boolean> {
  let isFound = false
  const nameTable = (fileName: string, headers: readonly string[]): string => {
    const sheet = csvTableName(fileName, headers)
    isFound ||= sheet !== null
    return sheet ?? fileName
  }
  const file = await openTableFile(path, { signal, nameTable })
  await file.close()
  return isFound
}

/** Of a folder, the size of its CSV files together. */
async function sizeOf(path: string): Promise<number> {
  const own = await stat(path)
  if (!own.isDirectory()) return own.size
  let bytes = 0
  for (const name of await readdir(path)) if (isCsvName(name)) bytes += (await stat(join(path, name))).size
  return bytes
}
