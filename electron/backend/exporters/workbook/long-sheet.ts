import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import { printSetup } from './print-setup.ts'
import { type BuiltCell, columnLetter, createSheet, placeOn } from './sheet-builder.ts'
import { STYLES } from './styles.ts'

const HEADER_ROW = 2
const HEADER_HEIGHT = 32
/** As wide a page of A4 across can be read. */
const PAGE_CHARACTERS = 230
/** The sheet that every other one leads back to. */
export const SUMMARY = 'Summary'

export type LongRow = readonly (BuiltCell | CellValue)[]

/** The rows of a long sheet, made only while they are written. */
export interface LongRows {
  /** The row that shows the styles of the columns, and gives way to the first of the rows. */
  readonly patternRow: number
  /** How wide the columns are whose text wraps, in characters; null for the others. */
  readonly wraps: readonly (number | null)[]
  readonly rows: Iterable<LongRow>
}

/** A sheet whose rows are put in later. */
export interface LongSheet {
  readonly sheet: WriteSheet
  readonly long: LongRows
}

export interface LongSheetOptions {
  readonly name: string
  readonly about: string
  readonly columns: readonly { readonly title: string; readonly width: number; readonly style: CellStyle }[]
  readonly count: number
  readonly rows: Iterable<LongRow>
}

/** Rows below a title that leads back to the summary and headers that stay, with filters, formats, and set up for print. */
export function longSheet({ name, about, columns, count, rows }: LongSheetOptions): LongSheet {
  const sheet = createSheet(name)
  sheet.row([{ value: name, style: STYLES.title, link: placeOn(SUMMARY, 'A1') }, { value: about, style: STYLES.line }])
  sheet.row(columns.map(({ title, style }) => ({ value: title, style: style.numFmt === undefined ? STYLES.header : STYLES.headerOfNumbers })), HEADER_HEIGHT)
  const patternRow = sheet.row(columns.map(({ style }) => ({ value: 0, style })))
  return {
    sheet: sheet.finish({
      columns: columns.map(({ width }) => ({ width })),
      freezePane: { rows: HEADER_ROW, columns: 1 },
      autoFilter: { range: `A${HEADER_ROW}:${columnLetter(columns.length - 1)}${HEADER_ROW + Math.max(1, count)}` },
      ...printSetup(HEADER_ROW, { pagesWide: Math.max(1, Math.round(columns.reduce((sum, { width }) => sum + width, 0) / PAGE_CHARACTERS)) }),
    }),
    long: { patternRow, wraps: columns.map(({ width, style }) => (style.alignment?.wrapText === true ? width : null)), rows },
  }
}
