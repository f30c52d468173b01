import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import type { Table, TableFile } from '../tables/table-file.ts'
import { throwIfCancelled } from './cancelled.ts'
import { KNOWN_HEADERS } from './columns/known-headers.ts'
import { fingerprintSheet } from './columns/sheet-fingerprint.ts'
import { headerTexts, withHeaderRow, type HeadedTable } from './header-row.ts'
import { holdForSecondReading } from './held-table.ts'
import { shorten } from './shorten.ts'

/** A table that is read as a sheet of RVTools. */
export interface FoundSheet {
  readonly sheet: string
  /** As the file has it. */
  readonly table: Table
  readonly headed: HeadedTable
  /** What its readers read. */
  readonly readable: Table
  /** Known by its headers alone: its name says something else. */
  readonly isRenamed: boolean
}

/** A table that stands for a sheet which another table is already. */
export interface DoubleSheet {
  readonly sheet: string
  readonly table: Table
}

/** The sheets of a file by name; the first of two that bear one name is the sheet, the other is not used. */
export interface FileSheets {
  find(name: string): Table | undefined
  readonly tables: readonly Table[]
  readonly found: readonly FoundSheet[]
  readonly doubles: readonly DoubleSheet[]
}

/** Sheets that are looked at ahead of their reading, so that their rows are wanted twice (prepare-run.ts). */
const READ_TWICE: ReadonlySet<string> = new Set(['vinfo', 'vsource', 'vmetadata', 'vcluster', 'vhost', 'dvswitch', 'dvport', 'vdatastore'])
const ROWS_LOOKED_AT = 20

/** Makes of a table one whose rows are kept word for word as they are read. */
type KeepTable = (sheet: string, table: Table) => Table

/**
 * Finds out which table of a file is which sheet: by its name without regard to case, else by its headers, since people
 * rename sheets and write them in other languages. Throws AppError cancelled, and what the tables throw.
 */
export async function createFileSheets({ tables }: Pick<TableFile, 'tables'>, signal: CancelSignal, keep: KeepTable = (_, table) => table): Promise<FileSheets> {
  const found = new Map<string, FoundSheet>()
  const doubles: DoubleSheet[] = []
  const unnamed: Table[] = []
  for (const table of tables) {
    const key = keyOf(table.name)
    const sheet = SHEET_BY_KEY.get(key)
    if (sheet === undefined) unnamed.push(table)
    else if (found.has(key)) doubles.push({ sheet, table })
    else found.set(key, describe(sheet, table, { isRenamed: false, keep }))
  }
  for (const table of unnamed) {
    if (found.size === SHEET_BY_KEY.size) break
    throwIfCancelled(signal)
    const sheet = await fingerprintTable(table)
    if (sheet === null || found.has(keyOf(sheet))) continue
    found.set(keyOf(sheet), describe(sheet, table, { isRenamed: true, keep }))
  }
  return { tables, found: [...found.values()], doubles, find: (name) => found.get(keyOf(name))?.readable }
}

/** As many as RVTools writes. */
const SHOWN_SHEETS = 27

/** The sheet that every RVTools export has. Throws AppError unsupported-file when it is not there. */
export function requireVInfo(sheets: FileSheets, fileName: string): Table {
  const table = sheets.find('vInfo')
  if (table !== undefined) return table
  const names = sheets.tables.slice(0, SHOWN_SHEETS).map(({ name }) => shorten(name))
  const more = sheets.tables.length > SHOWN_SHEETS ? ` and ${String(sheets.tables.length - SHOWN_SHEETS)} more` : ''
  const found = names.length === 0 ? 'it has no sheets at all' : `its sheets are ${names.join(', ')}${more}`
  throw new AppError('unsupported-file', `${fileName} has no vInfo sheet, so it is no RVTools export: ${found}.`, { file: fileName, sheets: names })
}

function describe(sheet: string, table: Table, { isRenamed, keep }: { readonly isRenamed: boolean; readonly keep: KeepTable }): FoundSheet {
  const headed = withHeaderRow(sheet, keep(sheet, table))
  return { sheet, table, headed, isRenamed, readable: READ_TWICE.has(keyOf(sheet)) ? holdForSecondReading(headed) : headed }
}

/** The sheet whose headers one of the table's first rows bears. */
async function fingerprintTable(table: Table): Promise<string | null> {
  for await (const batch of table.rows()) {
    for (const { cells } of batch.slice(0, ROWS_LOOKED_AT)) {
      const sheet = fingerprintSheet(headerTexts(cells))
      if (sheet !== null) return sheet
    }
    if (batch.length > 0) return null
  }
  return null
}

function keyOf(name: string): string {
  return name.trim().toLowerCase()
}

const SHEET_BY_KEY: ReadonlyMap<string, string> = new Map(Object.keys(KNOWN_HEADERS).map((sheet) => [keyOf(sheet), sheet]))
