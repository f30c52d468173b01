import { type BuiltCell, columnLetter, isBuilt } from './sheet-builder.ts'
import { cellText } from './cell-text.ts'
import type { CellValue } from 'hucre/xlsx'

/**
 * A row of a sheet as SpreadsheetML (ECMA-376 part 1, 18.3.1): numbers, text in the cell itself, and formulas with what they give. A
 * cell's style is that of its column; of a built cell nothing but value and formula is written. Text is never a formula. A row of several lines states its height.
 */
export function rowXml(number: number, cells: readonly (BuiltCell | CellValue)[], styles: readonly (string | null)[], lines: number): string {
  let xml = lines === 1 ? `<row r="${number}">` : `<row r="${number}" ht="${Math.min(lines * LINE_POINTS, MOST_POINTS)}" customHeight="1">`
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? null
    const [value, formula] = isBuilt(cell) ? [cell.value ?? null, cell.formula] : [cell, undefined]
    const style = styles[index] ?? null
    const head = `<c r="${letterOf(index)}${number}"${style === null ? '' : ` s="${style}"`}`
    if (formula !== undefined) xml += `${head}${typeof value === 'string' ? ' t="str"' : ''}><f>${escape(formula)}</f>${value === null ? '' : `<v>${valueXml(value)}</v>`}</c>`
    else if (value === null) xml += style === null ? '' : `${head}/>`
    else if (typeof value === 'string') xml += `${head} t="inlineStr"><is><t xml:space="preserve">${valueXml(value)}</t></is></c>`
    else xml += `${head}><v>${valueXml(value)}</v></c>`
  }
  return `${xml}</row>`
}

/** A line of text of 11 points, and the highest row that there can be (Excel specifications and limits). */
const LINE_POINTS = 15
const MOST_POINTS = 409

function valueXml(value: Exclude<CellValue, null>): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '0'
  if (typeof value === 'string') return escape(cellText(value))
  throw new Error('Rows of tables hold numbers and text alone.')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Asked for every cell. */
function letterOf(index: number): string {
  return (LETTERS[index] ??= columnLetter(index))
}

const LETTERS: string[] = []
