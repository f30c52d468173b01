import type { WriteSheet } from 'hucre/xlsx'
import type { ReportContent } from '#backend/report/report-content.ts'
import { REPORT_TABLES } from '#backend/report/tables/registry.ts'
import { fillRows } from './fill-rows.ts'
import { SUMMARY } from './long-sheet.ts'
import { createNamedCells } from './named-cells.ts'
import { assumptionsSheet } from './sheets/assumptions.ts'
import { demandSheet } from './sheets/demand.ts'
import { sizingSheet } from './sheets/sizing.ts'
import { type ListedSheet, summarySheet } from './sheets/summary.ts'
import { FONT } from './styles.ts'
import { tableSheet } from './table-sheet.ts'

/**
 * The workbook as bytes: a summary, assumptions and sizing with formulas, and a sheet for each table, which
 * says why where it has no rows. The same content gives the same bytes; the only time in it is the content's own.
 */
export async function writeWorkbook(content: ReportContent): Promise<Buffer<ArrayBuffer>> {
  const names = createNamedCells()
  const { sheet: assumptions, groups, hardwareOf } = assumptionsSheet(content, names)
  const { sheet: demand, ranges } = demandSheet(content, groups)
  const sizing = sizingSheet(content, ranges, names, hardwareOf)
  const tables = REPORT_TABLES.map((table) => tableSheet(table, table.rows(content)))
  const listed: readonly ListedSheet[] = [
    { name: assumptions.name, about: 'What the sizing assumes, to be changed here.' },
    { name: sizing.name, about: 'How many nodes and how much storage, as formulas.' },
    { name: demand.sheet.name, about: 'What each VM asks of a node.' },
    ...REPORT_TABLES.map(({ title, about }) => ({ name: title, about })),
  ]
  const long = [demand, ...tables]
  const short: readonly WriteSheet[] = [summarySheet(content, listed), assumptions, sizing]
  const sheets = [...short, ...long.map(({ sheet }) => sheet)]
  const made = new Date(content.at)
  // Loaded where a workbook is written and nowhere else: it is a sixth of the program.
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    sheets,
    namedRanges: names.list.map((name) => ({ ...name })),
    activeSheet: sheets.findIndex(({ name }) => name === SUMMARY),
    defaultFont: FONT,
    properties: { title: `${content.projectName}: the move to OpenShift Virtualization`, creator: `Portolan ${content.version}`, created: made, modified: made },
  })
  return fillRows(bytes, new Map(long.map((one, index) => [short.length + index, one.long])))
}
