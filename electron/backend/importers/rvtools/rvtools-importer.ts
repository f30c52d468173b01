import { open, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { EstateSink, ImportContext, Importer } from '../importer.ts'
import type { TableFile } from '../tables/table-file.ts'
import { openXlsx } from '../tables/xlsx/open-xlsx.ts'
import { compareTotals } from './compare-totals.ts'
import { createFileSheets } from './file-sheets.ts'
import type { ImportRun } from './import-run.ts'
import { prepareRun } from './prepare-run.ts'
import { reportMissingSheets, reportUnusedSheets } from './report-sheets.ts'
import { SHEET_READERS } from './sheets/registry.ts'

const IMPORTER_ID = 'rvtools'

/** Extensions of workbooks; the older .xls is among them so that its reading can say what to do about it. */
const WORKBOOK_EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xls'])
/** A zip archive's first local file header (APPNOTE.TXT, 4.3.7). */
const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04])

const SURE = 0.9
/** By its name alone: reading it says what is wrong with it. */
const LIKELY = 0.5

/** Reads the workbooks of RVTools, as it writes them or saved again by a spreadsheet program. */
export const rvtoolsImporter: Importer = {
  id: IMPORTER_ID,
  label: 'RVTools workbook (.xlsx)',

  async detect(path) {
    if (!WORKBOOK_EXTENSIONS.has(extname(path).toLowerCase())) return 0
    return (await startsWithZip(path)) ? SURE : LIKELY
  },

  async read(path, sink, context) {
    const file = await openXlsx(path, { signal: context.signal })
    try {
      await readTables(file, { name: basename(path), bytes: (await stat(path)).size }, sink, context)
    } finally {
      await file.close()
    }
  },
}

/** Reads an RVTools export from its tables, whatever the file's format. */
async function readTables(
  file: TableFile,
  { name, bytes }: { readonly name: string; readonly bytes: number },
  sink: EstateSink,
  context: ImportContext,
): Promise<void> {
  context.progress({ phase: 'detect', file: name, sheet: null, rows: 0 })
  const sheets = createFileSheets(file)
  const { run, sources, datacenters } = await prepareRun(name, sheets, SHEET_READERS, sink, context)
  sink.file({ name, bytes, format: file.format, importerId: IMPORTER_ID, producer: run.version.text })
  for (const source of sources) sink.row('source', source)
  for (const datacenter of datacenters) sink.row('datacenter', datacenter)
  reportMissingSheets(run, SHEET_READERS, sheets)
  for (const reader of SHEET_READERS) {
    const table = sheets.find(reader.name)
    if (table !== undefined) await reader.read(table, run)
  }
  for (const rule of run.clusterRules) sink.row('clusterRule', rule)
  for (const attribute of run.attributes) sink.row('attribute', attribute)
  await reportUnusedSheets(run, SHEET_READERS, sheets)
  reportEmptyNetworks(run)
  compareTotals(run)
}

function reportEmptyNetworks(run: ImportRun): void {
  if (run.portGroups.size > 0) return
  run.report({
    code: 'EMPTY_NETWORKS',
    severity: 'warning',
    sheet: null,
    row: null,
    column: null,
    value: null,
    assumed: null,
    message: 'Neither vPort nor dvPort lists a port group, so no VLAN is known.',
  })
}

async function startsWithZip(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(ZIP_SIGNATURE.length), 0, ZIP_SIGNATURE.length, 0)
      return bytesRead === ZIP_SIGNATURE.length && buffer.equals(ZIP_SIGNATURE)
    } finally {
      await file.close()
    }
  } catch {
    // A file that cannot be opened is told about when it is read.
    return false
  }
}
