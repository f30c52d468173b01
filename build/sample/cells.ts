import type { Estate } from './estate/estate-types.ts'
import { roundSerial } from './serial-date.ts'

/** A value of a sheet. Empty is null; `date` is a spreadsheet serial. */
export type Cell = string | number | boolean | null | { readonly date: number }

/** How a column is formatted; it decides the style of its empty cells too. */
export type CellKind = 'text' | 'date' | 'integer' | 'decimal4' | 'decimal2'

export interface Column<Row> {
  readonly header: string
  readonly kind: CellKind
  readonly value: (row: Row) => Cell
}

/** A sheet of the workbook, free of any file form. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly header: string; readonly kind: CellKind }[]
  /** True for vMetaData, which has the default style in all cells. */
  readonly isPlain: boolean
  readonly rowCount: (estate: Estate) => number
  readonly rows: (estate: Estate) => Iterable<Cell[]>
}

export function text<Row>(header: string, value: (row: Row) => Cell): Column<Row> {
  return { header, kind: 'text', value }
}

export function integer<Row>(header: string, value: (row: Row) => Cell): Column<Row> {
  return { header, kind: 'integer', value }
}

export function decimal4<Row>(header: string, value: (row: Row) => Cell): Column<Row> {
  // Fifteen digits, as spreadsheets keep them.
  return {
    header,
    kind: 'decimal4',
    value: (row) => {
      const cell = value(row)
      return typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell
    },
  }
}

export function decimal2<Row>(header: string, value: (row: Row) => Cell): Column<Row> {
  return { header, kind: 'decimal2', value }
}

/** A column of dates; null stays empty. */
export function date<Row>(header: string, value: (row: Row) => number | null): Column<Row> {
  return {
    header,
    kind: 'date',
    value: (row) => {
      const serial = value(row)
      return serial === null ? null : { date: roundSerial(serial) }
    },
  }
}

/** Columns that all have one and the same value, for settings that nobody changes. */
export function constants<Row>(values: Readonly<Record<string, Cell>>): Column<Row>[] {
  return Object.entries(values).map(([header, value]) => ({
    header,
    kind: typeof value === 'number' ? 'integer' : 'text',
    value: () => value,
  }))
}

/** Builds a sheet from its columns and its records. `count` saves a pass over the records. */
export function defineSheet<Row>(definition: {
  name: string
  columns: readonly Column<Row>[]
  records: (estate: Estate) => Iterable<Row>
  count?: (estate: Estate) => number
  isPlain?: boolean
}): Sheet {
  const { name, columns, records } = definition
  return {
    name,
    columns,
    isPlain: definition.isPlain ?? false,
    rowCount: definition.count ?? ((estate) => countOf(records(estate))),
    *rows(estate) {
      for (const record of records(estate)) yield columns.map((column) => column.value(record))
    },
  }
}

function countOf(records: Iterable<unknown>): number {
  const iterator = records[Symbol.iterator]()
  let count = 0
  while (iterator.next().done !== true) count++
  return count
}
