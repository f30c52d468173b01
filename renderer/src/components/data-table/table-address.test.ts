import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { readTableAddress, writeTableAddress } from './table-address.ts'
import { PLAIN_STATE, type TableState } from './table-state.ts'

const COLUMNS = ['name', 'cluster', 'vcpus']
const read = (query: Record<string, unknown>) => readTableAddress(query, new Set(COLUMNS))

it('says nothing of a table as it is at first', () => {
  expect(writeTableAddress(PLAIN_STATE)).toEqual({})
  expect(read({})).toEqual(PLAIN_STATE)
})

it('gives back what was written', () => {
  const column = fc.constantFrom(...COLUMNS)
  const state: fc.Arbitrary<TableState> = fc.record({
    where: fc.string(),
    search: fc.string(),
    filters: fc.uniqueArray(fc.record({ column, values: fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), { maxLength: 3 }) }), { selector: (filter) => filter.column }),
    sort: fc.uniqueArray(fc.record({ column, isDescending: fc.boolean() }), { selector: (entry) => entry.column, maxLength: 3 }),
    group: fc.uniqueArray(column, { maxLength: 3 }),
  })
  fc.assert(fc.property(state, (written) => {
    expect(read(writeTableAddress(written))).toEqual(written)
  }))
})

test.each<[string, Record<string, unknown>, Partial<TableState>]>([
  ['columns that the table has not', { group: 'speed,cluster,cluster', sort: 'speed,-vcpus', values: '{"speed":[1],"vcpus":[null]}' }, { group: ['cluster'], sort: [{ column: 'vcpus', isDescending: true }], filters: [{ column: 'vcpus', values: [null] }] }],
  ['a column twice', { sort: 'name,-name' }, { sort: [{ column: 'name', isDescending: false }] }],
  ['values that are cut off', { values: '{"vcpus":[' }, {}],
  ['values of another shape', { values: '{"vcpus":4}' }, {}],
  ['a word given twice', { where: ['a', 'b'], search: null }, {}],
])('passes over %s', (_, query, expected) => {
  expect(read(query)).toEqual({ ...PLAIN_STATE, ...expected })
})
