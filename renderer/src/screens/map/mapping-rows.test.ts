import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { keepRows } from './keep-rows.ts'
import { sharesOf } from './storage-charts.ts'
import { type MappingRow, useMappingRows } from './use-mapping-rows.ts'

const row = (id: string, part: Partial<MappingRow> = {}): MappingRow => ({ id, name: `row ${id}`, isNeeded: true, isOpen: false, decision: null, warnings: [], ...part })

function setUp(first: readonly MappingRow[]) {
  const rows = shallowRef(first)
  const view = ref('')
  const list = effectScope().run(() => useMappingRows(() => rows.value, ({ name }) => name, () => view.value))
  if (list === undefined) throw new Error('The scope was stopped already.')
  const ids = (): string[] => list.visible.value.map(({ id }) => id)
  return { rows, view, list, ids }
}

describe('the rows of a map', () => {
  it('begin with open questions, and stay in their places once these are answered', async () => {
    const { rows, view, ids } = setUp([row('a'), row('b', { isOpen: true }), row('c')])
    expect(ids()).toEqual(['b', 'a', 'c'])
    rows.value = [row('a'), row('b', { decision: {} }), row('c')]
    await nextTick()
    expect(ids()).toEqual(['b', 'a', 'c'])
    view.value = 'another scope'
    await nextTick()
    rows.value = [...rows.value]
    await nextTick()
    expect(ids()).toEqual(['a', 'b', 'c'])
  })

  it('are those in use, unless others are asked for', () => {
    const { list, ids } = setUp([row('a'), row('b', { isNeeded: false }), row('c', { decision: {} }), row('d', { warnings: [1] })])
    expect(ids()).toEqual(['a', 'c', 'd'])
    expect(list.counts.value).toEqual({ needed: 3, open: 0, decided: 1, warned: 1, all: 4 })
    list.shown.value = 'decided'
    expect(ids()).toEqual(['c'])
    list.shown.value = 'all'
    list.search.value = 'ROW b'
    expect(ids()).toEqual(['b'])
  })

  it('come in pages from 76 on, and are selected across them', async () => {
    const many = Array.from({ length: 76 }, (_, index) => row(String(index)))
    const { list, ids, rows } = setUp(many)
    expect([list.pages.value, ids().length]).toEqual([2, 50])
    list.page.value = 1
    expect(ids().at(-1)).toBe('75')
    list.selectAll(true)
    expect(list.selectedRows.value).toHaveLength(76)
    // What is gone is no longer selected, and a page that is gone is not shown.
    rows.value = many.slice(0, 75)
    await nextTick()
    expect([list.pages.value, ids().length, list.selected.value.size]).toEqual([1, 75, 75])
  })

  it('are selected only where something can be decided', () => {
    const { list } = setUp([row('a'), row('b', { isNeeded: false })])
    list.shown.value = 'all'
    list.selectAll(true)
    expect([...list.selected.value]).toEqual(['a'])
    expect(list.isAllSelected.value).toBe(true)
    list.select(['a'], false)
    expect(list.isAllSelected.value).toBe(false)
  })
})

it('rows that stay as they are stay the same objects', () => {
  const old = [row('a'), row('b')]
  const kept = keepRows(old, [row('a'), row('b', { decision: {} })])
  expect([kept[0] === old[0], kept[1] === old[1]]).toEqual([true, false])
})

describe('the shares of datastores', () => {
  it('are the largest, and one for all others; together everything', () => {
    const { named, others } = sharesOf(Array.from({ length: 20 }, (_, index) => ({ id: String(index), name: `DS${index}`, provisionedMib: index * 1_048_576 })))
    expect(named[0]).toEqual({ name: 'DS19', tib: 19, share: 19 / 190 })
    expect(others.count).toBe(7)
    expect([...named, others].reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1)
  })

  it('are nothing of nothing', () => {
    expect(sharesOf([{ id: 'a', name: 'DS', provisionedMib: 0 }])).toMatchObject({ named: [], others: { count: 0, share: null } })
  })
})
