import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, SSF, utils, write, type CellObject, type WorkBook } from 'xlsx'
import type { CellValue } from '../table-file.ts'
import { readAll, writeTemporary, type ReadTable } from './testing/workbook-fixture.ts'

/** SheetJS does not type this table. */
const formats = SSF as { is_date(format: string): boolean }

/** What SheetJS finds in the same bytes, in the shape of readAll's tables. */
function readWithSheetJs(bytes: Buffer): ReadTable[] {
  const workbook = read(bytes, { dense: true, cellNF: true, cellText: true })
  return workbook.SheetNames.map((name) => {
    const data = workbook.Sheets[name]?.['!data'] ?? []
    const rows: [number, ...CellValue[]][] = []
    for (const [index, cells] of data.entries()) {
      const values = Array.from((cells as typeof cells | undefined) ?? [], toValue)
      while (values.length > 0 && values.at(-1) === null) values.pop()
      if (values.some((value) => value !== null && value !== '')) rows.push([index + 1, ...values])
    }
    return { name, rows }
  })
}

function toValue(cell: CellObject | undefined): CellValue {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined) return null
  if (cell.t === 'e') return cell.w ?? ''
  if (cell.t === 'n' && cell.z !== undefined && formats.is_date(String(cell.z))) return { dateSerial: Number(cell.v) }
  return cell.v as CellValue // SheetJS gives dates as numbers unless asked otherwise.
}

/** SheetJS makes one line feed of carriage returns that are escaped and the line feed after them; Excel keeps them. */
function withSheetJsLineEnds(tables: readonly ReadTable[]): readonly ReadTable[] {
  const withLineEnds = (value: CellValue): CellValue => (typeof value === 'string' ? value.replace(/\r+\n/g, '\n') : value)
  return tables.map(({ name, rows }) => ({
    name,
    rows: rows.map(([number, ...cells]): ReadTable['rows'][number] => [number, ...cells.map(withLineEnds)]),
  }))
}

const character = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }) },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  // Not `&amp;`: SheetJS resolves it twice in a cell whose ends are white space.
  fc.constantFrom(' ', '\n', '\t', '&', '<', '>', '"', "'", ']]>', '<t>', '_x000D_', '_x005F_', '\r', '\r\n', '😀', '\u00a0', '\u0001'),
)
const text = fc.array(character, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''))
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 8 })).map(([n, d]) => n / 10 ** d),
  fc.constantFrom(0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 0.1, 45731.4770949074, Number.MAX_SAFE_INTEGER),
).map((value) => (value === 0 ? 0 : value))
const format = fc.constantFrom('yyyy/MM/dd HH:mm:ss', 'm/d/yy', '[h]:mm:ss', 'h:mm AM/PM', '#,##0', '0.00E+00', '"day "0', '[Red]0.0', '0%', 'General')
const cell = fc.oneof(
  { weight: 3, arbitrary: text.map((v): CellObject => ({ t: 's', v })) },
  { weight: 3, arbitrary: number.map((v): CellObject => ({ t: 'n', v })) },
  fc.tuple(fc.integer({ min: 1, max: 2_900_000_000 }), format).map(([v, z]): CellObject => ({ t: 'n', v: v / 1_000, z })),
  fc.boolean().map((v): CellObject => ({ t: 'b', v })),
  fc.constantFrom(0x2a, 0x07, 0x17).map((v): CellObject => ({ t: 'e', v })),
  { weight: 3, arbitrary: fc.constant(undefined) },
)

function toWorkbook(sheets: readonly (readonly (readonly (CellObject | undefined)[])[])[]): WorkBook {
  const workbook = utils.book_new()
  for (const [index, rows] of sheets.entries()) {
    const sheet = utils.aoa_to_sheet([])
    for (const [r, cells] of rows.entries()) {
      for (const [c, value] of cells.entries()) if (value !== undefined) sheet[utils.encode_cell({ r, c })] = value
    }
    sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: 40 } })
    utils.book_append_sheet(workbook, sheet, `S&${String(index)}`)
  }
  return workbook
}

describe('against SheetJS', () => {
  it('reads the same cells from what SheetJS writes', async () => {
    const sheets = fc.array(fc.array(fc.array(cell, { maxLength: 40 }), { maxLength: 8 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(sheets, fc.boolean(), fc.boolean(), async (content, bookSST, compression) => {
        const bytes = write(toWorkbook(content), { type: 'buffer', bookSST, compression }) as Buffer // The type that 'buffer' asks for.
        const { tables } = await readAll(writeTemporary(bytes))
        expect(withSheetJsLineEnds(tables)).toEqual(withSheetJsLineEnds(readWithSheetJs(bytes)))
      }),
      { numRuns: 100 },
    )
  })

  const samples = new URL('../../../../../../shared/samples/rvtools/', import.meta.url)
  const names = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.xlsx')) : []
  describe.skipIf(names.length === 0)('on sample workbooks', () => {
    it.each(names)('%s', async (name) => {
      const path = new URL(name, samples)
      const { tables } = await readAll(fileURLToPath(path))
      const expected = readWithSheetJs(readFileSync(path))
      expect(tables.map((table) => table.name)).toEqual(expected.map((table) => table.name))
      for (const [index, table] of tables.entries()) expect(table.rows, table.name).toEqual(expected[index]?.rows)
    })
  })
})
