import { describe, expect, it } from 'vitest'
import type { CellValue } from '../table-file.ts'
import { parseNumber, type NumberStyle } from './parse-number.ts'

describe('parseNumber', () => {
  const cases: readonly (readonly [cell: CellValue, style: NumberStyle, value: number | null | undefined])[] = [
    [4, 'comma', 4],
    [-1, 'dot', -1],
    ['16384', 'dot', 16384],
    [' 16384 ', 'space', 16384],
    ['-1', 'comma', -1],
    ['16,384', 'comma', 16384],
    ['1,234,567.5', 'comma', 1234567.5],
    ['16.384', 'comma', 16.384],
    ['16.384', 'dot', 16384],
    ['1.234.567,5', 'dot', 1234567.5],
    ['16,384', 'dot', 16.384],
    ['16 384', 'space', 16384],
    ['16\u00a0384', 'comma', 16384],
    ['16\u202f384,25', 'space', 16384.25],
    ["16'384", 'comma', 16384],
    ['16’384.5', 'space', 16384.5],
    ['53%', 'comma', 53],
    ['53 %', 'comma', 53],
    ['1.5E+3', 'comma', 1500],
    ['', 'comma', null],
    ['  ', 'comma', null],
    [null, 'comma', null],
    ['1,23,456', 'comma', undefined],
    ['16,38', 'comma', undefined],
    ['1.234.5', 'dot', undefined],
    ['n/a', 'comma', undefined],
    ['#N/A', 'comma', undefined],
    ['4 GB', 'comma', undefined],
    [true, 'comma', undefined],
    [{ dateSerial: 45000 }, 'comma', undefined],
  ]
  it.each(cases)('%j in style %s is %j', (cell, style, value) => {
    expect(parseNumber(cell, style)).toBe(value)
  })
})
