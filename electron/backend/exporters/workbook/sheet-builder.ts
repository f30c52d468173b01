import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import { cellText } from './cell-text.ts'

/** What a cell holds besides plain text or a number. */
export interface BuiltCell {
  readonly value?: CellValue
  /** Without the sign of equality; `value` is what it gives. */
  readonly formula?: string
  readonly style?: CellStyle
  /** A place in this workbook, "'VMs'!A1". */
  readonly link?: string
}

/** Builds a sheet row by row and tells where each cell is. */
export interface SheetBuilder {
  readonly name: string
  /** Adds a row and answers its number, counted from 1. */
  row(cells: readonly (BuiltCell | CellValue)[], height?: number): number
  /** The number that the next row will have. */
  nextRow(): number
  /** The sheet with what its rows cannot say. */
  finish(rest: Omit<WriteSheet, 'name' | 'rows' | 'cells' | 'rowDefs'>): WriteSheet
}

/** A builder of one sheet; text is made fit for cells, and nothing but `formula` becomes a formula. */
export function createSheet(name: string): SheetBuilder {
  const rows: CellValue[][] = []
  const cells = new Map<string, Partial<Cell>>()
  const rowDefs = new Map<number, { height: number }>()
  return {
    name,
    row: (added, height) => {
      const index = rows.length
      rows.push(added.map((cell, column) => {
        if (!isBuilt(cell)) return plain(cell)
        const value = plain(cell.value ?? null)
        cells.set(`${index},${column}`, {
          ...(cell.formula === undefined ? { value } : { formula: cell.formula, formulaResult: value }),
          ...(cell.style === undefined ? {} : { style: cell.style }),
          ...(cell.link === undefined ? {} : { hyperlink: { target: '', location: cell.link } }),
        })
        return value
      }))
      if (height !== undefined) rowDefs.set(index, { height })
      return rows.length
    },
    nextRow: () => rows.length + 1,
    finish: (rest) => ({ name, rows, cells, rowDefs, ...rest }),
  }
}

/** "B" for 1: columns are counted from zero. */
export function columnLetter(index: number): string {
  const letters = 26
  return (index >= letters ? columnLetter(Math.floor(index / letters) - 1) : '') + String.fromCharCode('A'.charCodeAt(0) + (index % letters))
}

/** A place on a sheet as formulas and links name it. */
export function placeOn(sheet: string, cell: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cell}`
}

/** Whether a cell is more than a value. */
export function isBuilt(cell: BuiltCell | CellValue): cell is BuiltCell {
  return typeof cell === 'object' && cell !== null && !(cell instanceof Date)
}

function plain(value: CellValue): CellValue {
  return typeof value === 'string' ? cellText(value) : value
}
