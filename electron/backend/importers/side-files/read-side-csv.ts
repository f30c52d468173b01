import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import type { EstateSink, ImportContext } from '../importer.ts'
import { openCsv } from '../tables/csv/open-csv.ts'
import type { CellValue, Table } from '../tables/table-file.ts'
import { bindSideColumns, type SideBinding } from './side-column.ts'
import type { MakeSideRow, SideCells, SideCsvFormat, SideIssue } from './side-csv-format.ts'

/** What a cell of a spreadsheet can hold (Excel's limit): nobody wrote more by hand, and no list shows more. */
const MOST_CELL_CHARACTERS = 32_767
/** A name, path or identifier of a VM is far shorter; longer ones are not looked up. */
const MOST_SHOWN_CHARACTERS = 1_000
/** Estates end far below; a larger file is something else. */
const MOST_ROWS = 2_000_000

/** The header row of a CSV file; AppError as openCsv has them. */
export async function readSideHeaders(path: string, { signal }: ImportContext): Promise<readonly string[]> {
  let found: readonly string[] = []
  const file = await openCsv(path, { signal, nameTable: (headers) => {
    found = headers
    return path
  } })
  await file.close()
  return found
}

/**
 * Reads a CSV of one kind of side file into the sink. Every row is kept or rejected whole. AppError unsupported-file where
 * the header row is not this kind's or nothing follows it, unreadable-file, cancelled.
 */
export async function readSideCsv<Kind extends SideKind>(path: string, format: SideCsvFormat<Kind>, sink: EstateSink, context: ImportContext): Promise<void> {
  const sheet = basename(path)
  let headers: readonly string[] = []
  const file = await openCsv(path, { signal: context.signal, nameTable: (found) => {
    headers = found
    return sheet
  } })
  try {
    const [table] = file.tables
    const binding = bindSideColumns(headers, format.columns)
    if (table === undefined || format.confidence(binding) === 0) {
      throw new AppError('unsupported-file', `${JSON.stringify(path)} is no ${format.name}: its first row has the columns ${headers.slice(0, 8).join(', ')}.`, { path })
    }
    sink.file({ name: sheet, bytes: (await stat(path)).size, format: `${file.format}, ${format.name}`, importerId: format.importerId, producer: null })
    sink.sideFile({ kind: format.kind, sheet, vmColumn: format.vmColumn(binding) })
    const issue = (row: number | null, { column = null, value = null, assumed = null, ...told }: SideIssue): void => sink.issue({ ...told, sheet, row, column, value: shorten(value), assumed })
    const { make, used } = await format.begin({ binding, rows: () => textRows(table, context), issue: (told) => issue(null, told) })
    const unused = { ...binding, others: binding.others.filter((index) => !used.includes(index)) }
    await readRows({ path, sheet, table, binding: unused, format, make, issue, sink, context })
  } finally {
    await file.close()
  }
}

interface Reading<Kind extends SideKind> {
  readonly path: string
  readonly sheet: string
  readonly table: Table
  readonly binding: SideBinding
  readonly format: SideCsvFormat<Kind>
  readonly make: MakeSideRow<Kind>
  readonly issue: (row: number | null, issue: SideIssue) => void
  readonly sink: EstateSink
  readonly context: ImportContext
}

async function readRows<Kind extends SideKind>({ path, sheet, table, binding, format, make, issue, sink, context }: Reading<Kind>): Promise<void> {
  const seen = new Map<string, number>()
  let isBelowHeader = false
  let rows = 0
  let rejected = 0
  for await (const batch of table.rows()) {
    if (context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
    for (const { number, cells } of batch) {
      const texts = cells.map(textOf)
      if (!isBelowHeader) {
        isBelowHeader = true
        continue
      }
      if (texts.every((text) => text === null) || isHeaderRow(texts, binding)) continue
      rows += 1
      if (rows > MOST_ROWS) throw new AppError('unreadable-file', `${JSON.stringify(path)} has more than ${String(MOST_ROWS)} rows; export the VMs of one estate alone.`, { path })
      const reason = keep(number, texts)
      if (reason === null) continue
      rejected += 1
      sink.rejected({ sheet, row: number, reason: reason.text, cells: texts.flatMap((value, index) => (value === null ? [] : [{ column: headerAt(binding, index), value }])) })
      issue(number, { code: reason.code, severity: 'warning', column: reason.column ?? null, value: reason.value ?? null, message: `Row ${String(number)} of ${sheet} was not used: ${reason.text}.` })
    }
    context.progress({ phase: 'read', file: sheet, sheet, rows })
  }
  if (rows === 0) throw new AppError('unsupported-file', `${JSON.stringify(path)} has a header row and nothing below it: export it again.`, { path })
  sink.sheet({
    name: sheet,
    rows,
    kept: rows - rejected,
    rejected,
    missingColumns: format.columns.filter(({ field }) => format.expected.includes(field) && !binding.indexOf.has(field)).map(({ header }) => header),
    extraColumns: binding.others.map((index) => headerAt(binding, index)),
  })

  function keep(number: number, texts: readonly (string | null)[]): { code: string; text: string; column?: string; value?: string | null } | null {
    const long = texts.findIndex((text) => (text?.length ?? 0) > MOST_CELL_CHARACTERS)
    if (long >= 0) return { code: 'CELL_TOO_LONG', text: `a cell has more than ${String(MOST_CELL_CHARACTERS)} characters`, column: headerAt(binding, long), value: texts[long] ?? null }
    const at = (index: number): string | null => texts[index] ?? null
    const cells: SideCells = {
      at,
      text: (field) => {
        const index = binding.indexOf.get(field)
        return index === undefined ? null : at(index)
      },
      issue: (told) => issue(number, told),
    }
    const made = make(cells)
    if (typeof made === 'string') return { code: 'SIDE_ROW_NOT_USED', text: made }
    const others = [...binding.others, ...texts.keys()].filter((index, place) => place < binding.others.length || index >= binding.headers.length)
    const otherCells = others.flatMap((index) => (at(index) === null ? [] : [{ column: headerAt(binding, index), value: at(index) ?? '' }]))
    const row = { sheet, row: number, ...made, otherCells } as unknown as SideRow<Kind> // `made` has all other fields of the kind
    const key = format.duplicateKey(row)
    const earlier = key === null ? undefined : seen.get(key)
    if (earlier !== undefined) return { code: 'SIDE_ROW_TWICE', text: `row ${String(earlier)} is about the same, and the first one holds` }
    if (key !== null) seen.set(key, number)
    sink.sideRow(format.kind, row)
    return null
  }
}

async function* textRows(table: Table, { signal }: ImportContext): AsyncGenerator<readonly (string | null)[]> {
  let isFirst = true
  for await (const batch of table.rows()) {
    if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
    for (const { cells } of batch) {
      if (!isFirst) yield cells.map(textOf)
      isFirst = false
    }
  }
}

/** Where several exports were put together, their header row stands among the rows again. */
function isHeaderRow(texts: readonly (string | null)[], { headers }: SideBinding): boolean {
  return texts.length > 1 && texts.every((text, index) => (text ?? `Column ${String(index + 1)}`) === headers[index])
}

function headerAt({ headers }: SideBinding, index: number): string {
  return headers[index] ?? `Column ${String(index + 1)}`
}

function textOf(cell: CellValue): string | null {
  if (cell === null || typeof cell !== 'string') return null // all cells of a CSV are texts
  const trimmed = cell.trim()
  return trimmed === '' ? null : trimmed
}

function shorten(value: string | null): string | null {
  return value !== null && value.length > MOST_SHOWN_CHARACTERS ? `${value.slice(0, MOST_SHOWN_CHARACTERS)}…` : value
}
