import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import type { CellValue, TableRow } from '#backend/importers/tables/table-file.ts'
import { CELL_KIND, type EncodedRows } from '#backend/importers/tables/xlsx/encoded-rows.ts'
import { encodeRows } from './encode-rows.ts'
import { decodeRowBlock, encodeRowBlock } from './row-block.ts'
import { splitRows } from './split-rows.ts'

const PLAIN = { onShared: () => undefined, mask: (text: string) => text }

/** The rows as they come back, holes at the end left out. */
function roundTrip(rows: readonly TableRow[]): [number, unknown][] {
  return [...decodeRowBlock(encodeRowBlock(encodeRows(rows), PLAIN), () => true)]
}

function withoutEnd(cells: readonly CellValue[]): CellValue[] {
  const last = cells.findLastIndex((cell) => cell !== null)
  return cells.slice(0, last + 1)
}

test.each<[string, readonly CellValue[][]]>([
  ['texts', [['VM', 'Disk'], ['a', 'Hard disk 1'], ['a', 'Hard disk 2']]],
  ['numbers of every size', [[0, 1, -1, 1_073_741_823, 1_073_741_824, -1_073_741_824, 2 ** 53, 0.1, 1e300, -0]]],
  ['truth and dates', [[true, false, { dateSerial: 45_731.477_094_9 }], [false, false, { dateSerial: 0 }]]],
  ['holes', [[null, 'b', null], [], [null, null, 'c']]],
  ['an empty text, which is no hole', [['', 'a'], [null, '']]],
  ['a cell of 32 kB', [['x'.repeat(32_767), 'y']]],
  ['300 columns', [Array.from({ length: 300 }, (_, column) => `column ${String(column)}`), Array.from({ length: 300 }, (_, column) => column)]],
])('gives back %s', (_, cells) => {
  const rows = cells.map((row, index) => ({ number: index + 1, cells: row }))
  expect(roundTrip(rows)).toEqual(rows.map(({ number, cells: own }) => [number, withoutEnd(own)]))
})

it('gives back any rows, by their numbers', () => {
  const cell = fc.oneof(fc.constant(null), fc.string(), fc.constantFrom('a', 'b'), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.double({ noNaN: true }).map((dateSerial) => ({ dateSerial })))
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.array(cell, { maxLength: 12 })), { maxLength: 20 })
  fc.assert(fc.property(rows, (drawn) => {
    let number = 0
    const given = drawn.map(([step, cells]) => ({ number: (number += step), cells }))
    expect(roundTrip(given)).toEqual(given.map((row) => [row.number, withoutEnd(row.cells)]))
  }))
})

it('gives the rows alone that are wanted', () => {
  const block = encodeRowBlock(encodeRows([{ number: 4, cells: ['a'] }, { number: 9, cells: ['b'] }, { number: 10, cells: ['c'] }]), PLAIN)
  expect([...decodeRowBlock(block, (row) => row === 9)]).toEqual([[9, ['b']]])
})

it('names shared texts by their numbers and tells which they are', () => {
  const named: number[] = []
  const rows: EncodedRows = { numbers: Int32Array.of(2, 3), ends: Int32Array.of(2, 3), kinds: Uint8Array.of(CELL_KIND.shared, CELL_KIND.shared, CELL_KIND.shared), values: Float64Array.of(70_000, 3, 70_001), texts: [] }
  const block = encodeRowBlock(rows, { ...PLAIN, onShared: (text) => named.push(text) })
  expect([...decodeRowBlock(block, () => true)]).toEqual([[2, [{ sharedText: 70_000 }, { sharedText: 3 }]], [3, [{ sharedText: 70_001 }]]])
  expect(named.toSorted((left, right) => left - right)).toEqual([3, 70_000, 70_001])
})

it('keeps of a text what the mask leaves of it', () => {
  const block = encodeRowBlock(encodeRows([{ number: 1, cells: ['secret', 'plain'] }]), { ...PLAIN, mask: (text) => text.replace('secret', '(not stored)') })
  expect(new TextDecoder().decode(block)).not.toContain('secret')
  expect(decodeRowBlock(block, () => true).get(1)).toEqual(['(not stored)', 'plain'])
})

it('says of bytes that are no block that they are none', () => {
  const block = encodeRowBlock(encodeRows([{ number: 1, cells: ['a', 1] }]), PLAIN)
  for (let length = 0; length < block.length; length++) expect(() => decodeRowBlock(block.slice(0, length), () => true)).toThrow()
})

it('parts a batch whose texts are too many to be kept together, and never a row', () => {
  const rows = [{ number: 1, cells: ['aaaa', 1] }, { number: 2, cells: ['bbbb'] }, { number: 5, cells: [null, 'c'] }]
  const parts = splitRows(encodeRows(rows), 3)
  expect(parts).toHaveLength(3)
  expect(parts.flatMap((part) => [...decodeRowBlock(encodeRowBlock(part, PLAIN), () => true)])).toEqual([[1, ['aaaa', 1]], [2, ['bbbb']], [5, [null, 'c']]])
  expect(splitRows(encodeRows(rows), 9)).toHaveLength(1)
})
