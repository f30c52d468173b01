import { stringify } from 'csv-stringify/sync'
import type { Cell, Sheet } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import { formatSerial } from '../serial-date.ts'
import type { ArchivePart } from './zip-archive.ts'

const ROWS_PER_CHUNK = 500

/** One CSV file a sheet, as RVTools exports them: commas, UTF-8, quotes where a cell needs them. */
export function csvParts(sheets: readonly Sheet[], estate: Estate): ArchivePart[] {
  return sheets.map((sheet) => ({ path: `RVTools_tab${sheet.name}.csv`, content: () => csvOf(sheet, estate) }))
}

function* csvOf(sheet: Sheet, estate: Estate): Iterable<Buffer> {
  let pending: string[][] = [sheet.columns.map(({ header }) => header)]
  for (const cells of sheet.rows(estate)) {
    pending.push(cells.map(csvText))
    if (pending.length < ROWS_PER_CHUNK) continue
    yield encode(pending)
    pending = []
  }
  if (pending.length > 0) yield encode(pending)
}

function encode(rows: readonly string[][]): Buffer {
  return Buffer.from(stringify([...rows], { record_delimiter: 'windows' }), 'utf8')
}

function csvText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'True' : 'False'
  if (typeof cell === 'object') return formatSerial(cell.date)
  return String(cell)
}
