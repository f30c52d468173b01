import fc from 'fast-check'
import { worksheet } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import { TOKENS } from './mutate-text.ts'

type Rows = readonly (readonly (string | number)[])[]

/** One change of a table; the places count through it and begin again at its end. */
export interface CellChange {
  readonly kind: 'cell' | 'double row' | 'lose row' | 'shift row' | 'swap columns'
  readonly row: number
  readonly column: number
  readonly value: string | number
}

export const cellChange: fc.Arbitrary<CellChange> = fc.record({
  kind: fc.constantFrom('cell', 'cell', 'cell', 'double row', 'lose row', 'shift row', 'swap columns'),
  row: fc.nat({ max: 9 }),
  column: fc.nat({ max: 9 }),
  value: fc.oneof(fc.constantFrom(...TOKENS), fc.double(), fc.integer(), fc.string({ unit: 'grapheme', maxLength: 6 })),
})

/** For tests: a sheet of these rows, changed, in XML that is well-formed whatever they hold. */
export function sheetOf(rows: Rows, changes: readonly CellChange[]): string {
  return worksheet(inlineRows(changes.reduce(apply, rows)))
}

/** For tests: rows with their texts inline. */
export function inlineRows(rows: Rows): string {
  return rows.map((cells, index) => `<row r="${String(index + 1)}">${cells.map(cellXml).join('')}</row>`).join('')
}

function apply(rows: Rows, { kind, row, column, value }: CellChange): Rows {
  const at = row % Math.max(1, rows.length)
  const cells = rows[at]
  if (cells === undefined) return rows
  if (kind === 'lose row') return rows.toSpliced(at, 1)
  if (kind === 'double row') return rows.toSpliced(at, 0, cells)
  if (kind === 'shift row') return rows.with(at, ['', ...cells])
  const from = column % Math.max(1, cells.length)
  if (kind === 'cell') return rows.with(at, cells.length === 0 ? [value] : cells.with(from, value))
  return rows.map((one) => one.toSpliced(from, 1).concat(one.slice(from, from + 1)))
}

function cellXml(cell: string | number): string {
  if (typeof cell === 'number') return `<c><v>${String(cell)}</v></c>`
  // What XML cannot hold at all is left out; the rest is escaped.
  const text = cell.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}
