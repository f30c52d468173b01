import { createRawRows } from '#backend/raw-rows/raw-rows.ts'
import { passedOverIssue } from '#backend/documents/passed-over.ts'
import type { ImportedFile } from '#shared/domain/estate/import-report.ts'
import type { EstateSink, ImportContext } from '../importer.ts'
import type { TableFile } from '../tables/table-file.ts'
import { compareTotals } from './compare-totals.ts'
import { createFileSheets } from './file-sheets.ts'
import type { ImportRun } from './import-run.ts'
import { prepareRun } from './prepare-run.ts'
import { keepVmSheets } from './keep-vm-sheets.ts'
import { reportFoundSheets } from './report-found-sheets.ts'
import { reportMissingSheets, reportUnusedSheets } from './report-sheets.ts'
import { checkSanity } from './sanity/check-sanity.ts'
import { SHEET_READERS } from './sheets/registry.ts'
import { withoutLicenseKeys } from './without-license-keys.ts'

/** Tables that may be begun while another one is joined and stored: several small ones follow each other. */
const TABLES_AHEAD = 2

/**
 * Reads an RVTools export from its tables, whatever the file's format. Throws AppError unsupported-file when there is no
 * usable vInfo, cancelled, and what the tables throw.
 */
export async function readTables(
  file: TableFile,
  { name, bytes, importerId }: Pick<ImportedFile, 'name' | 'bytes' | 'importerId'>,
  given: EstateSink,
  context: ImportContext,
): Promise<void> {
  const sink = withoutLicenseKeys(given)
  context.progress({ phase: 'detect', file: name, sheet: null, rows: 0 })
  const raw = createRawRows(sink.raw, 'license-keys')
  const sheets = await createFileSheets(file, context.signal, keepVmSheets(raw, SHEET_READERS))
  const { run, sources, datacenters } = await prepareRun(name, sheets, SHEET_READERS, { sink, raw }, context)
  sink.file({ name, bytes, format: file.format, importerId, producer: run.version.text })
  const issue = file.passedOver === undefined ? null : passedOverIssue(file.passedOver, 'CSV files')
  if (issue !== null) sink.issue(issue)
  for (const source of sources) sink.row('source', source)
  for (const datacenter of datacenters) sink.row('datacenter', datacenter)
  reportMissingSheets(run, SHEET_READERS, sheets)
  const tables = SHEET_READERS.flatMap((reader) => {
    const table = sheets.find(reader.name)
    return table === undefined ? [] : [{ reader, table }]
  })
  for (const [index, { reader, table }] of tables.entries()) {
    for (const next of tables.slice(index + 1, index + 1 + TABLES_AHEAD)) next.table.readAhead?.()
    await reader.read(table, run)
  }
  for (const rule of run.clusterRules) sink.row('clusterRule', rule)
  run.images.flush(sink)
  run.vmAttributes.flush()
  await raw.finish()
  reportFoundSheets(run, sheets)
  await reportUnusedSheets(run, SHEET_READERS, sheets)
  reportEmptyNetworks(run)
  compareTotals(run)
  checkSanity(run)
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
