import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { toCsv, toTsv } from './delimited-text.ts'

describe('rows as delimited text', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('a name %j is no formula', (name, cell) => {
    expect(parse(toCsv(['name'], [{ name }]), { from: 2 })).toEqual([[cell]])
  })

  it('leaves numbers as they are, and what is unknown empty', () => {
    expect(toCsv(['a', 'b', 'c', 'd'], [{ a: -4.5, b: null, c: true, e: 'not asked for' }])).toBe('a,b,c,d\r\n-4.5,,true,\r\n')
  })

  it('comes back from CSV as it was', () => {
    const text = fc.string().filter((value) => !/^[=+\-@\t\r]/.test(value) && !value.includes('\uFEFF'))
    fc.assert(fc.property(fc.array(fc.record({ a: text, b: text }), { minLength: 1 }), (rows) => {
      expect(parse(toCsv(['a', 'b'], rows), { columns: true, record_delimiter: '\r\n' })).toEqual(rows)
    }))
  })

  it('keeps a row a line of TSV, whatever is in a cell', () => {
    expect(toTsv(['name', 'note'], [{ name: 'a\tb', note: 'first\r\nsecond' }, { name: '"q"', note: '=1' }])).toBe('name\tnote\na b\tfirst second\n"q"\t\'=1\n')
  })
})
