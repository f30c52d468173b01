import { expect, it, test } from 'vitest'
import { linesToTsv } from '#renderer/components/data-table/delimited-text.ts'
import type { RawCell, RawTable } from '#shared/contract/raw-rows.ts'
import { rawLines, toSheet } from './raw-lines.ts'

const cell = (column: number, value: string, more: Partial<RawCell> = {}): RawCell => ({ column, kind: 'text', value, date: null, cutFrom: null, ...more })
const TABLE: RawTable = {
  number: 0,
  name: 'vDisk',
  columns: ['VM', 'Disk', 'Raw', 'Created'],
  total: 2,
  rows: [
    { row: 4, cells: [cell(0, 'web'), cell(1, 'Hard disk 1'), cell(3, '45731.5', { kind: 'date', date: '2025-03-15T12:00:00' })] },
    { row: 5, cells: [cell(0, 'web'), cell(1, '=Hard\tdisk 2')] },
  ],
}
const shown = (search: string, isWithEmpty = false): string[] => rawLines(TABLE, { search, isWithEmpty }).map(({ heading }) => heading)

test.each([
  ['', ['VM', 'Disk', 'Created']],
  ['disk', ['Disk']],
  ['DISK hard', ['Disk']],
  ['web', ['VM']],
  ['2025-03', ['Created']],
  ['created web', []],
])('looks for %j in headings and values of filled columns', (search, headings) => {
  expect(shown(search)).toEqual(headings)
})

it('shows empty columns where somebody wants them', () => {
  expect(shown('', true)).toEqual(TABLE.columns)
})

it('has a row that is not there, as a row without cells', () => {
  expect(rawLines({ ...TABLE, rows: [{ row: 4, cells: null }, ...TABLE.rows] }, { search: 'disk', isWithEmpty: false })[0]?.cells.map((found) => found?.value ?? null)).toEqual([null, 'Hard disk 1', '=Hard\tdisk 2'])
})

it('copies what is shown as a spreadsheet takes it, and lets no cell be taken for a formula', () => {
  expect(linesToTsv(toSheet('Row', TABLE.rows, rawLines(TABLE, { search: '', isWithEmpty: false })))).toBe("Row\tVM\tDisk\tCreated\n4\tweb\tHard disk 1\t2025-03-15T12:00:00\n5\tweb\t'=Hard disk 2\t\n")
})

it('marks a value that was shortened', () => {
  const lines = rawLines({ ...TABLE, rows: [{ row: 4, cells: [cell(0, 'long', { cutFrom: 40_000 })] }] }, { search: '', isWithEmpty: false })
  expect(toSheet('Row', [{ row: 4, cells: [] }], lines)).toEqual([['Row', 'VM'], ['4', 'long…']])
})
