import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TableRow } from '../table-file.ts'
import { decodeRows } from './row-decoder.ts'
import { createSheetScanner } from './sheet-scanner.ts'
import { MAIN } from './testing/workbook-fixture.ts'
import { DEFAULT_XLSX_LIMITS } from './xlsx-limits.ts'

const SHARED_STRINGS = ['VM', 'Zürich']
const CONTEXT = { isDateStyle: [false, true], is1904: false }

/** A sheet with every construct the scanner knows, so that a split can fall into each. */
const SHEET = Buffer.from(
  `\n<?xml version="1.0"?><!-- a > b --><x:worksheet xmlns:x="${MAIN}" xmlns:o='urn:o'><x:sheetViews><x:sheetView/></x:sheetViews><x:sheetData>
  <x:row r="1" spans="1:9"><x:c r="A1" s="1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s" /><x:c r="C1" s="1"><x:v>45731.47</x:v></x:c></x:row>
  <x:row r="2"/><x:row><x:c t="inlineStr"><x:is><x:r><x:t xml:space="preserve">é </x:t></x:r><x:r><x:t><![CDATA[<😀>]]></x:t></x:r></x:is></x:c><x:c><x:v>-1.5e3</x:v></x:c></x:row>
  <o:row><o:c/></o:row><x:row r='9'><o:x><x:c><x:v>1</x:v></x:c></o:x><x:c r='AA9' t='b'><x:f>A1&gt;0</x:f><x:v>1</x:v></x:c><!-- </x:row> --></x:row>
  </x:sheetData><x:autoFilter ref="A1:C9"/></x:worksheet>\n`,
  'utf8',
)

const ROWS: readonly TableRow[] = [
  { number: 1, cells: ['VM', null, { dateSerial: 45731.47 }] },
  { number: 3, cells: ['é <😀>', -1500] },
  { number: 9, cells: [...Array<null>(26).fill(null), true] },
]

function scan(pieces: readonly Buffer[]): readonly TableRow[] {
  const scanner = createSheetScanner(CONTEXT, DEFAULT_XLSX_LIMITS)
  const rows: TableRow[] = []
  for (const piece of pieces) {
    scanner.push(piece)
    for (let batch = scanner.take(); batch !== undefined; batch = scanner.take()) rows.push(...decodeRows(batch, SHARED_STRINGS))
  }
  return [...rows, ...decodeRows(scanner.finish(), SHARED_STRINGS)]
}

it('reads the same rows wherever the bytes are split', () => {
  expect(scan([SHEET])).toEqual(ROWS)
  expect(scan(Array.from(SHEET, (byte) => Buffer.of(byte)))).toEqual(ROWS)
  for (let at = 1; at < SHEET.length; at += 1) {
    expect(scan([SHEET.subarray(0, at), SHEET.subarray(at)]), String(at)).toEqual(ROWS)
  }
})

it('either reads any bytes or says what is wrong, and ends', () => {
  const token = fc.constantFrom('<', '>', '/', '"', "'", '=', ' ', '&', '<row>', '</row>', '<c r="A1">', '</c>', '<v>', '</v>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<row/>', '<c t="s"', '1', '</sheetData>', '<is>', '<t>', '\u0000')
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), fc.nat(), (tokens, split) => {
      const bytes = Buffer.from(`<worksheet><sheetData>${tokens.join('')}`)
      const at = split % bytes.length
      const outcome = [[bytes], [bytes.subarray(0, at), bytes.subarray(at)]].map((pieces) => {
        try {
          return scan(pieces)
        } catch (error) {
          expect(error).toMatchObject({ name: 'PartProblem' })
          return 'problem'
        }
      })
      expect(outcome[0]).toEqual(outcome[1])
    }),
    { numRuns: 3_000 },
  )
})
