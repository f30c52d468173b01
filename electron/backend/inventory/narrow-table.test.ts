import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeTable } from './encoded-table.ts'
import { narrowTable } from './narrow-table.ts'

const NAMES = ['id', 'source', 'vcpus', 'isTemplate'] as const
const SOURCES = ['source-a', 'source-b', 'source-c']

describe('narrowTable', () => {
  it('answers what encoding these rows alone would', () => {
    const row = fc.record({ id: fc.constantFrom('vm-1', 'vm-10', 'vm-9', 'VM-2'), source: fc.constantFrom(...SOURCES), vcpus: fc.constantFrom(null, 1, 2, 16), isTemplate: fc.constantFrom(null, true, false) })
    fc.assert(fc.property(fc.array(row, { maxLength: 30 }), fc.constantFrom(...SOURCES), (rows, source) => {
      expect(narrowTable(encodeTable(NAMES, rows), 'source', source)).toEqual(encodeTable(NAMES, rows.filter((one) => one.source === source)))
    }))
  })

  it('has nothing of a value that no row has', () => {
    const table = encodeTable(NAMES, [{ id: 'vm-1', source: 'source-a', vcpus: 2, isTemplate: false }])
    expect(narrowTable(table, 'source', 'source-b')).toEqual(encodeTable(NAMES, []))
  })

  it('refuses a column that is not there', () => {
    expect(() => narrowTable(encodeTable(NAMES, []), 'cluster', 'a')).toThrow('There is no column "cluster"')
  })
})
