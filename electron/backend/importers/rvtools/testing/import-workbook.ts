import { utils, write } from 'xlsx'
import type { ImportContext } from '#backend/importers/importer.ts'
import { writeTemporary } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import { createRecordingSink, type Recording } from '#backend/importers/testing/recording-sink.ts'
import { rvtoolsImporter } from '../rvtools-importer.ts'

/** A sheet as rows of cells, the header first. */
export type SheetRows = readonly (readonly (string | number | boolean | null)[])[]

const QUIET: ImportContext = { signal: { aborted: false }, progress: () => undefined }

/** For tests: writes a workbook with these sheets, which lasts as long as the running test, and answers its path. */
export function writeWorkbook(sheets: Readonly<Record<string, SheetRows>>, name = 'estate.xlsx'): string {
  const book = utils.book_new()
  for (const [sheet, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), sheet)
  }
  return writeTemporary(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, name) // typed any by its library
}

/** For tests: imports a file and answers what came of it. */
export async function importFile(path: string, context: ImportContext = QUIET): Promise<Recording> {
  const sink = createRecordingSink()
  await rvtoolsImporter.read(path, sink, context)
  return sink
}

/** For tests: what an import of a workbook with these sheets gives. */
export async function importSheets(sheets: Readonly<Record<string, SheetRows>>): Promise<Recording> {
  return importFile(writeWorkbook(sheets))
}

/** For tests: every row read was kept or rejected, sheet by sheet. */
export function unbalancedSheets({ sheets }: Recording): string[] {
  return sheets.filter((sheet) => sheet.rows !== sheet.kept + sheet.rejected).map(({ name }) => name)
}
