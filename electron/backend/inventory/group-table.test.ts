import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { GroupRequest } from '#shared/contract/inventory-groups.ts'
import { MOST_GROUPS } from '#shared/contract/inventory-groups.ts'
import type { QueryRow } from '#shared/contract/inventory-query.ts'
import { encodeTable } from './encoded-table.ts'
import { groupTable } from './group-table.ts'

const NAMES = ['name', 'cluster', 'vcpus', 'memoryMib']
const ROWS: readonly QueryRow[] = [
  { name: 'web10', cluster: 'PROD', vcpus: 4, memoryMib: 1024 },
  { name: 'web9', cluster: 'PROD', vcpus: null, memoryMib: 2048 },
  { name: 'Sql1', cluster: 'DEV', vcpus: 16, memoryMib: 512 },
  { name: 'idle', cluster: 'LAB', vcpus: null, memoryMib: 512 },
  { name: 'golden', cluster: null, vcpus: 2, memoryMib: 256 },
]
const group = (request: Partial<GroupRequest> = {}, rows = ROWS) => groupTable(encodeTable(NAMES, rows), { by: 'cluster', sums: ['vcpus', 'memoryMib'], ...request })

describe('groups of rows', () => {
  it('are counted and added up, the unknown apart', () => {
    expect(group()).toEqual({
      groups: [
        { value: 'PROD', rows: 2, subtotals: [{ sum: 4, unknown: 1 }, { sum: 3072, unknown: 0 }] },
        { value: 'DEV', rows: 1, subtotals: [{ sum: 16, unknown: 0 }, { sum: 512, unknown: 0 }] },
        { value: 'LAB', rows: 1, subtotals: [{ sum: 0, unknown: 1 }, { sum: 512, unknown: 0 }] },
        { value: null, rows: 1, subtotals: [{ sum: 2, unknown: 0 }, { sum: 256, unknown: 0 }] },
      ],
      others: null,
      total: { rows: 5, subtotals: [{ sum: 22, unknown: 2 }, { sum: 4352, unknown: 0 }] },
    })
  })

  test.each<[string, GroupRequest['sort'], unknown[]]>([
    ['values upwards', { key: 'value', isDescending: false }, ['DEV', 'LAB', 'PROD', null]],
    ['values downwards, the unknown last', { key: 'value', isDescending: true }, ['PROD', 'LAB', 'DEV', null]],
    ['few rows first', { key: 'rows', isDescending: false }, ['DEV', 'LAB', null, 'PROD']],
    ['a sum downwards, the unknown last', { key: 'vcpus', isDescending: true }, ['DEV', 'PROD', null, 'LAB']],
    ['a sum upwards, the unknown last', { key: 'vcpus', isDescending: false }, [null, 'PROD', 'DEV', 'LAB']],
  ])('are sorted by %s', (_, sort, expected) => {
    expect(group({ sort }).groups.map(({ value }) => value)).toEqual(expected)
  })

  it('hold the rows that pass alone', () => {
    expect(group({ where: 'vcpus > 3', search: 'web', filters: [{ column: 'cluster', values: ['PROD', 'DEV'] }] })).toMatchObject({ groups: [{ value: 'PROD', rows: 1 }], total: { rows: 1 } })
  })

  it('beyond what is read are one', () => {
    const rows = Array.from({ length: MOST_GROUPS + 2 }, (_, place) => ({ name: `vm-${place}`, cluster: `c${place}`, vcpus: 2, memoryMib: place === 0 ? null : 1 }))
    const { groups, others, total } = group({}, rows)
    expect([groups.length, others, total.rows]).toEqual([MOST_GROUPS, { groups: 2, rows: 2, subtotals: [{ sum: 4, unknown: 0 }, { sum: 2, unknown: 0 }] }, MOST_GROUPS + 2])
  })

  test.each<[string, Partial<GroupRequest>]>([['no column', { by: 'speed' }], ['text that is added up', { sums: ['name'] }], ['an order of something else', { sort: { key: 'name', isDescending: true } }]])('%s is refused', (_, request) => {
    expect(() => group(request)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })

  it('together are the whole, whatever the rows', () => {
    const row = fc.record({ name: fc.string(), cluster: fc.option(fc.constantFrom('a', 'b', 'c')), vcpus: fc.option(fc.nat(64)), memoryMib: fc.option(fc.nat(9999)) })
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const { groups, total } = group({}, rows)
      expect(groups.reduce((sum, one) => sum + one.rows, 0)).toBe(rows.length)
      expect(total.subtotals[0]).toEqual({ sum: rows.reduce((sum, { vcpus }) => sum + (vcpus ?? 0), 0), unknown: rows.filter(({ vcpus }) => vcpus === null).length })
      expect(total.subtotals.map(({ unknown }) => unknown)).toEqual([0, 1].map((place) => groups.reduce((sum, { subtotals }) => sum + (subtotals[place]?.unknown ?? 0), 0)))
    }))
  })
})
