import type { Cell, CellKind, Sheet } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { SharedStrings } from './shared-strings.ts'
import { columnName } from './xml-text.ts'

/** The places of the cell formats in the style sheet; both forms of the workbook have the same ones. */
export const STYLE = { plain: 0, header: 1, text: 2, date: 3, integer: 4, decimal4: 5, decimal2: 6 } as const

/** What the two forms of a worksheet differ in. */
export interface SheetDialect {
  /** `x:` as RVTools writes it, or nothing. */
  readonly prefix: string
  /** RVTools writes every cell of a row; Excel leaves the empty ones out. */
  readonly writesEmptyCells: boolean
  /** What stands between the root element and its dimension, and between dimension and rows. */
  readonly opening: string
  readonly views: (isFirst: boolean) => string
  readonly closing: (reference: string) => string
}

/** Writes a worksheet piece by piece: the head, then row after row, then the foot. */
export function* sheetXml(
  sheet: Sheet,
  estate: Estate,
  strings: SharedStrings,
  dialect: SheetDialect,
): Iterable<string> {
  const { prefix } = dialect
  const width = sheet.columns.length
  const reference = `A1:${columnName(width - 1)}${sheet.rowCount(estate) + 1}`
  yield `${dialect.opening}<${prefix}dimension ref="${reference}"${dialect.prefix === '' ? '/>' : ' />'}`
  yield dialect.views(sheet.name === 'vInfo')
  yield `<${prefix}sheetData>`
  const writer = rowWriter(sheet, strings, dialect)
  yield writer.header()
  for (const cells of sheet.rows(estate)) yield writer.row(cells)
  yield `</${prefix}sheetData>${dialect.closing(reference)}`
}

function rowWriter(sheet: Sheet, strings: SharedStrings, dialect: SheetDialect) {
  const { prefix, writesEmptyCells } = dialect
  const names = sheet.columns.map((_, index) => columnName(index))
  const styles = sheet.columns.map((column) => styleOf(sheet, column.kind))
  const span = `spans="1:${names.length}"`
  let rowNumber = 0
  const text = (reference: string, style: number, value: string): string =>
    `<${prefix}c r="${reference}" s="${style}" t="s"><${prefix}v>${strings.indexOf(value)}</${prefix}v></${prefix}c>`
  const numeric = (reference: string, style: number, type: string, value: number): string =>
    `<${prefix}c r="${reference}" s="${style}"${type}><${prefix}v>${value}</${prefix}v></${prefix}c>`
  const numberType = prefix === '' ? '' : ' t="n"'
  const cell = (value: Cell, column: number): string => {
    const reference = `${names[column] ?? ''}${rowNumber}`
    const style = styles[column] ?? STYLE.plain
    if (value === null) return writesEmptyCells ? `<${prefix}c r="${reference}" s="${style}" t="s" />` : ''
    if (typeof value === 'string') return text(reference, sheet.isPlain ? style : STYLE.text, value)
    if (typeof value === 'boolean') return text(reference, style, value ? 'True' : 'False')
    if (typeof value === 'number') return numeric(reference, style === STYLE.text ? STYLE.integer : style, numberType, value)
    return numeric(reference, style, '', value.date)
  }
  const wrap = (cells: string): string => `<${prefix}row r="${rowNumber}" ${span}>${cells}</${prefix}row>`
  return {
    header: (): string => {
      rowNumber++
      const style = sheet.isPlain ? STYLE.plain : STYLE.header
      return wrap(sheet.columns.map(({ header }, column) => text(`${names[column] ?? ''}${rowNumber}`, style, header)).join(''))
    },
    row: (cells: readonly Cell[]): string => {
      rowNumber++
      let written = ''
      for (let column = 0; column < cells.length; column++) written += cell(cells[column] ?? null, column)
      return wrap(written)
    },
  }
}

function styleOf(sheet: Sheet, kind: CellKind): number {
  return sheet.isPlain ? STYLE.plain : STYLE[kind]
}
