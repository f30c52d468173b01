import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { QueryRequest, QueryRow } from '#shared/contract/inventory-query.ts'
import { matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import { parseFilter } from '#shared/engine/filter/parse-filter.ts'
import { encodeTable } from './encoded-table.ts'
import { queryTable } from './query-table.ts'

const ROWS: readonly QueryRow[] = [
  { id: 'abcd/vm-1', name: 'web10', cluster: 'PROD', vcpus: 4, isTemplate: false },
  { id: 'abcd/vm-2', name: 'web9', cluster: 'PROD', vcpus: null, isTemplate: false },
  { id: 'abcd/vm-3', name: 'Sql1', cluster: 'DEV', vcpus: 16, isTemplate: false },
  { id: 'abcd/vm-4', name: 'golden', cluster: null, vcpus: 2, isTemplate: true },
]
const TABLE = encodeTable(['id', 'name', 'cluster', 'vcpus', 'isTemplate'], ROWS)
const PAGE = { offset: 0, limit: 100 }
const names = (request: Partial<QueryRequest>): unknown[] => queryTable(TABLE, { ...PAGE, ...request }).rows.map((row) => row['name'])

describe('a query', () => {
  test.each<[string, Partial<QueryRequest>, string[]]>([
    ['nothing asked', {}, ['web10', 'web9', 'Sql1', 'golden']],
    ['names as a person counts, whatever their case', { sort: [{ column: 'name', isDescending: false }] }, ['golden', 'Sql1', 'web9', 'web10']],
    ['the unknown last upwards', { sort: [{ column: 'vcpus', isDescending: false }] }, ['golden', 'web10', 'Sql1', 'web9']],
    ['the unknown last downwards', { sort: [{ column: 'vcpus', isDescending: true }] }, ['Sql1', 'web10', 'golden', 'web9']],
    ['two columns', { sort: [{ column: 'cluster', isDescending: true }, { column: 'name', isDescending: false }] }, ['web9', 'web10', 'Sql1', 'golden']],
    ['an expression', { where: 'vcpus > 3' }, ['web10', 'Sql1']],
    ['an expression within a scope', { where: 'vcpus > 3 or isTemplate', scope: 'cluster = prod' }, ['web10']],
    ['words in different columns', { search: 'WEB prod' }, ['web10', 'web9']],
    ["an id's own part", { search: 'vm-3' }, ['Sql1']],
    ["not its source's", { search: 'abcd' }, []],
    ['values and the unknown', { filters: [{ column: 'cluster', values: ['DEV', null] }] }, ['Sql1', 'golden']],
    ['no value at all', { filters: [{ column: 'cluster', values: [] }] }, []],
    ['a page', { offset: 1, limit: 2 }, ['web9', 'Sql1']],
    ['a page behind the end', { offset: 9 }, []],
  ])('%s', (_, request, expected) => {
    expect(names(request)).toEqual(expected)
  })

  it("counts a facet without its own filter, and with the others'", () => {
    const { facets, matching } = queryTable(TABLE, {
      ...PAGE,
      filters: [{ column: 'cluster', values: ['PROD', 'GONE'] }, { column: 'isTemplate', values: [false] }],
      facets: ['cluster', 'isTemplate'],
    })
    expect(matching).toBe(2)
    expect(facets).toEqual([
      { column: 'cluster', distinct: 2, values: [{ value: 'PROD', count: 2 }, { value: 'DEV', count: 1 }, { value: 'GONE', count: 0 }] },
      { column: 'isTemplate', distinct: 1, values: [{ value: false, count: 2 }] },
    ])
  })

  it('answers with the columns that are wanted, whatever it filters and sorts by', () => {
    const { columns, rows } = queryTable(TABLE, { ...PAGE, where: 'cluster = prod', sort: [{ column: 'vcpus', isDescending: true }], columns: ['name', 'isTemplate'] })
    expect(columns.map((column) => column.name)).toEqual(['name', 'isTemplate'])
    expect(rows).toEqual([{ name: 'web10', isTemplate: false }, { name: 'web9', isTemplate: false }])
  })

  it('matches expressions as the filter language does, row by row', () => {
    const atom = fc.constantFrom('vcpus > 3', 'vcpus = null', 'name ~ web', 'cluster != prod', 'isTemplate', 'cluster in (dev, null)', 'id !~ vm-3')
    const tree = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof({ maxDepth: 3 }, atom, fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([left, word, right]) => `(${left} ${word} ${right})`), tie('any').map((inner) => `not (${inner})`)),
    })).any
    fc.assert(fc.property(tree, (where) => {
      const expression = parseFilter(where, [...TABLE.columns.values()])
      expect(names({ where })).toEqual(ROWS.filter((row) => matchesFilter(expression, row)).map((row) => row['name']))
    }))
  })

  it('tells what a column holds', () => {
    expect(queryTable(TABLE, PAGE).columns.map((column) => column.type)).toEqual(['text', 'text', 'text', 'number', 'boolean'])
  })

  test.each<[string, Partial<QueryRequest>, object]>([
    ['an expression', { where: 'vcpus >' }, { details: { where: 'vcpus >', at: 7 } }],
    ['a scope', { scope: 'speed = 1' }, { details: { where: 'speed = 1', at: 0 } }],
    ['a sort column', { sort: [{ column: 'speed', isDescending: false }] }, { details: { column: 'speed' } }],
    ['a column', { columns: ['speed'] }, { details: { column: 'speed' } }],
    ['a facet', { facets: ['speed'] }, { details: { column: 'speed' } }],
    ['a filter', { filters: [{ column: 'speed', values: [] }] }, { details: { column: 'speed' } }],
  ])('%s that is not understood is refused', (_, request, error) => {
    expect(() => queryTable(TABLE, { ...PAGE, ...request })).toThrow(expect.objectContaining({ code: 'invalid-input', ...error }))
  })

  it('sorts like a stable sort, whatever the rows', () => {
    const cell = fc.option(fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(fc.array(fc.record({ left: cell, right: cell }), { maxLength: 40 }), fc.boolean(), fc.boolean(), (cells, isLeftDown, isRightDown) => {
        const rows = cells.map((row, id) => ({ id, ...row }))
        const order = (left: number | null, right: number | null, isDown: boolean): number =>
          left === right ? 0 : left === null ? 1 : right === null ? -1 : isDown ? right - left : left - right
        const expected = rows.toSorted((one, other) => order(one.left, other.left, isLeftDown) || order(one.right, other.right, isRightDown))
        const sort = [{ column: 'left', isDescending: isLeftDown }, { column: 'right', isDescending: isRightDown }]
        expect(queryTable(encodeTable(['id', 'left', 'right'], rows), { ...PAGE, sort }).rows).toEqual(expected)
      }),
    )
  })
})
