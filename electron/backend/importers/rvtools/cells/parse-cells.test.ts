import { describe, expect, it } from 'vitest'
import type { CellValue } from '#backend/importers/tables/table-file.ts'
import { parseBoolean } from './parse-boolean.ts'
import { parseDate } from './parse-date.ts'
import { hasContent, parseText } from './parse-text.ts'
import { parseVlan } from './parse-vlan.ts'
import { readLimit } from './read-limit.ts'
import { splitNames } from './split-names.ts'

describe('parseDate', () => {
  const cases: readonly (readonly [cell: CellValue, value: string | null | undefined])[] = [
    [{ dateSerial: 45731.4770949074 }, '2025-03-15T11:27:01'],
    [45731.4770949074, '2025-03-15T11:27:01'],
    ['2025/03/14 11:26:58', '2025-03-14T11:26:58'],
    ['2025/3/4', '2025-03-04T00:00:00'],
    ['2017-11-28T19:32:21.560802Z', '2017-11-28T19:32:21'],
    ['2017-11-28T19:32:21+02:00', '2017-11-28T19:32:21'],
    [25568.9166666667, null],
    ['1970/01/01 01:00:00', null],
    [0, null],
    ['', null],
    [null, null],
    ['2025/02/31', undefined],
    ['2025/13/01', undefined],
    ['14/03/2025', undefined],
    ['soon', undefined],
    [true, undefined],
    [9e9, undefined],
  ]
  it.each(cases)('%j is %j', (cell, value) => {
    expect(parseDate(cell)).toBe(value)
  })
})

describe('parseBoolean', () => {
  const cases: readonly (readonly [cell: CellValue, value: boolean | null | undefined])[] = [
    ['True', true],
    ['TRUE', true],
    [' yes ', true],
    [1, true],
    [true, true],
    ['False', false],
    ['No', false],
    ['WAHR', true],
    ['FALSCH', false],
    ['Vrai', true],
    ['FAUX', false],
    ['FALSO', false],
    ['FAŁSZ', false],
    ['EPÄTOSI', false],
    ['ИСТИНА', true],
    ['YANLIŞ', false],
    [0, false],
    ['', null],
    [null, null],
    ['maybe', undefined],
    [2, undefined],
    [{ dateSerial: 1 }, undefined],
  ]
  it.each(cases)('%j is %j', (cell, value) => {
    expect(parseBoolean(cell)).toBe(value)
  })
})

describe('parseVlan', () => {
  const cases: readonly (readonly [cell: CellValue, kind: string | undefined, id?: number])[] = [
    [0, 'untagged'],
    ['0', 'untagged'],
    [2106, 'access', 2106],
    ['101', 'access', 101],
    [4094, 'access', 4094],
    [4095, 'trunk'],
    ['4095', 'trunk'],
    ['0-4094', 'trunk'],
    ['10,20', 'trunk'],
    ['10, 20-30', 'trunk'],
    ['2,106', 'access', 2106],
    [null, 'unknown'],
    ['', 'unknown'],
    [4096, undefined],
    [-1, undefined],
    [1.5, undefined],
    ['PVLAN 5', undefined],
  ]
  it.each(cases)('%j is %s', (cell, kind, id) => {
    const vlan = parseVlan(cell, 'comma')
    expect(vlan?.kind).toBe(kind)
    if (kind !== undefined) expect(vlan?.id).toBe(id ?? null)
  })

  it('does not guess whether 2,106 is one VLAN or two while the style of the file is not known', () => {
    expect(parseVlan('2,106', null)).toBeUndefined()
  })
})

describe('texts, limits and lists', () => {
  it('trims, and writes numbers and booleans as RVTools does', () => {
    expect([' a ', '  ', '', 4.7, true, null].map((cell) => parseText(cell))).toEqual(['a', null, null, '4.7', 'True', null])
    expect(parseText({ dateSerial: 45731.5 })).toBe('2025-03-15T12:00:00')
  })
  it('knows rows that hold nothing', () => {
    expect([[], [null, ' '], [null, 0], ['', false]].map((cells) => hasContent(cells))).toEqual([false, false, true, true])
  })
  it('takes -1 as no limit, and blank as not known', () => {
    expect([-1, 0, 2000, null].map((limit) => readLimit(limit))).toEqual([
      { isLimited: false, limit: null },
      { isLimited: true, limit: 0 },
      { isLimited: true, limit: 2000 },
      { isLimited: null, limit: null },
    ])
  })
  it('splits lists', () => {
    expect(splitNames('a, b,\nc ,')).toEqual(['a', 'b', 'c'])
    expect(splitNames(null)).toEqual([])
  })
})
