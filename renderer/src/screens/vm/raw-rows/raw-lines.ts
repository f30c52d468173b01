import type { RawCell, RawTable } from '#shared/contract/raw-rows.ts'

/** A column of a table with what the rows of a VM have in it. */
export interface RawLine {
  readonly column: number
  readonly heading: string
  /** By row; null for a cell that holds nothing, and where the row is not there. */
  readonly cells: readonly (RawCell | null)[]
}

/** What is looked at: words that all have to occur in a heading or in one of its cells, whatever their case. */
export interface RawLineFilter {
  readonly search: string
  /** Also columns in which no row holds anything. */
  readonly isWithEmpty: boolean
}

/** The columns of a table that pass, in the order of the file. */
export function rawLines({ columns, rows }: RawTable, { search, isWithEmpty }: RawLineFilter): readonly RawLine[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const byRow = rows.map(({ cells }) => new Map((cells ?? []).map((cell) => [cell.column, cell])))
  return columns.map((heading, column): RawLine => ({ column, heading, cells: byRow.map((cells) => cells.get(column) ?? null) })).filter(({ heading, cells }) => {
    if (!isWithEmpty && cells.every((cell) => cell === null)) return false
    const texts = [heading, ...cells.map((cell) => (cell === null ? '' : shownValue(cell)))].map((text) => text.toLowerCase())
    return words.every((word) => texts.some((text) => text.includes(word)))
  })
}

/** A cell as a person reads it: a date by the calendar, where one has it. */
export function shownValue({ value, date }: RawCell): string {
  return date ?? value
}

/** The lines as a spreadsheet would have them: the headings above, a row below for each row of the file, its number first. */
export function toSheet(rowHeading: string, rows: RawTable['rows'], lines: readonly RawLine[]): readonly (readonly string[])[] {
  const header = [rowHeading, ...lines.map(({ heading }) => heading)]
  return [header, ...rows.map(({ row }, index) => [String(row), ...lines.map(({ cells }) => textOf(cells[index] ?? null))])]
}

function textOf(cell: RawCell | null): string {
  if (cell === null) return ''
  return cell.cutFrom === null ? shownValue(cell) : `${cell.value}…`
}
