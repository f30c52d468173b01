// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import type { ColumnSpec } from './column-spec.ts'
import { gridColumns } from './grid-columns.ts'
import { nextSort } from './next-sort.ts'
import { PLAIN_STATE, type TableState } from './table-state.ts'
import { useSelection } from './use-selection.ts'
import { useShownColumns } from './use-shown-columns.ts'
import { useTableConditions } from './use-table-conditions.ts'

describe('sorting by a title', () => {
  const up = { column: 'a', isDescending: false }
  const down = { column: 'a', isDescending: true }
  const other = (column: string) => ({ column, isDescending: false })
  test.each([
    ['none to up', [], 'a', false, [up]],
    ['up to down', [up], 'a', false, [down]],
    ['down to none', [down], 'a', false, []],
    ['another takes its place', [down], 'b', false, [other('b')]],
    ['another beside it', [down], 'b', true, [down, other('b')]],
    ['one of two turns where it is', [up, other('b')], 'a', true, [down, other('b')]],
    ['one of two goes', [down, other('b')], 'a', true, [other('b')]],
    ['a fourth drops the first', [up, other('b'), other('c')], 'd', true, [other('b'), other('c'), other('d')]],
  ])('%s', (_, sort, column, isAdded, expected) => {
    expect(nextSort(sort, column, isAdded)).toEqual(expected)
  })
})

describe('the selection', () => {
  it('runs from the row selected last by itself', () => {
    const selection = useSelection()
    selection.only(5)
    selection.extendTo(2)
    expect(selection.ranges.value).toEqual([[2, 5]])
    selection.extendTo(7)
    expect(selection.ranges.value).toEqual([[5, 7]])
    selection.toggle(6)
    selection.toggle(9)
    expect(selection.ranges.value).toEqual([[5, 5], [7, 7], [9, 9]])
    selection.all(50_000)
    expect([selection.ranges.value, selection.count.value]).toEqual([[[0, 49_999]], 50_000])
    selection.all(0)
    expect(selection.count.value).toBe(0)
  })
})

describe('the columns that are shown', () => {
  const columns: readonly ColumnSpec[] = ['name', 'cluster', 'folder'].map((key) => ({ key, titleKey: key, type: 'text', width: 100, isHidden: key === 'folder' }))
  const memory = (text: string | null) => {
    const storage = { text, getItem: () => storage.text, setItem: (_key: string, value: string) => { storage.text = value } }
    return storage
  }
  const keys = (shown: readonly ColumnSpec[]) => shown.map((column) => column.key)

  it('are remembered, and come back as at first', () => {
    const storage = memory(null)
    const chooser = useShownColumns('vms', () => columns, storage)
    expect(keys(chooser.shown.value)).toEqual(['name', 'cluster'])
    expect(chooser.isChanged.value).toBe(false)
    chooser.show('folder', true)
    chooser.show('name', false)
    const again = useShownColumns('vms', () => columns, storage)
    expect(keys(again.shown.value)).toEqual(['cluster', 'folder'])
    expect(again.isChanged.value).toBe(true)
    again.reset()
    expect(keys(useShownColumns('vms', () => columns, storage).shown.value)).toEqual(['name', 'cluster'])
  })

  it('are never none', () => {
    const chooser = useShownColumns('vms', () => columns, memory(null))
    chooser.show('name', false)
    chooser.show('cluster', false)
    expect(keys(chooser.shown.value)).toEqual(['cluster'])
    expect(keys(useShownColumns('vms', () => columns, memory('{"name":false,"cluster":false}')).shown.value)).toEqual(['name'])
  })

  it('stand where they were moved to, the pinned ones first, and a newer version\'s where they belong', () => {
    const storage = memory(null)
    const chooser = useShownColumns('vms', () => columns, storage)
    chooser.show('folder', true)
    chooser.move('folder', 'name')
    expect(keys(chooser.shown.value)).toEqual(['folder', 'name', 'cluster'])
    chooser.move('folder', 'cluster')
    expect(keys(chooser.shown.value)).toEqual(['name', 'cluster', 'folder'])
    chooser.pin('cluster', true)
    expect([keys(chooser.shown.value), chooser.pinned.value]).toEqual([['cluster', 'name', 'folder'], 1])
    const more: readonly ColumnSpec[] = columns.toSpliced(1, 0, { key: 'host', titleKey: 'host', type: 'text', width: 100 })
    const again = useShownColumns('vms', () => more, storage)
    expect(keys(again.arranged.value)).toEqual(['cluster', 'name', 'host', 'folder'])
    again.pin('cluster', false)
    expect(keys(again.shown.value)).toEqual(['name', 'host', 'cluster', 'folder'])
    again.move('gone', 'name')
    again.move('name', 'gone')
    expect(keys(again.shown.value)).toEqual(['name', 'host', 'cluster', 'folder'])
    for (const column of ['name', 'cluster', 'host', 'folder']) again.pin(column, true)
    expect(again.pinned.value).toBe(3)
    again.reset()
    expect([keys(again.shown.value), again.isChanged.value]).toEqual([['name', 'host', 'cluster'], false])
  })

  it('are pinned at what lies before them', () => {
    expect(gridColumns(columns, 2)).toEqual({ widths: '40px 100px 100px 100px', width: 340, lefts: [40, 140], covered: 240 })
    expect(gridColumns(columns, 0)).toMatchObject({ lefts: [], covered: 0 })
  })

  test.each([['no JSON', '{'], ['a list', '[1]'], ['other values', '{"name":"no"}']])('%s is as good as nothing', (_, text) => {
    expect(keys(useShownColumns('vms', () => columns, memory(text)).shown.value)).toEqual(['name', 'cluster'])
  })
})

describe('the conditions', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('take a letter after a pause at once and those that follow together, and are one query', async () => {
    const scope = effectScope()
    const state = shallowRef<TableState>({ ...PLAIN_STATE, where: 'vcpus > 4' })
    const within = ref('')
    const table = scope.run(() => useTableConditions(state, () => within.value))
    if (table === undefined) throw new Error('The scope was stopped already.')
    expect(table.conditions.value).toEqual({ where: 'vcpus > 4' })
    table.typed.value = 'w'
    await nextTick()
    expect(table.conditions.value).toMatchObject({ search: 'w' })
    for (const text of ['we', ' web ']) {
      table.typed.value = text
      await nextTick()
      vi.advanceTimersByTime(15)
    }
    expect(table.conditions.value).toMatchObject({ search: 'w' })
    vi.advanceTimersByTime(60)
    within.value = 'cluster = PROD'
    table.filters.value = [{ column: 'powerState', values: [null] }]
    table.sort.value = [{ column: 'name', isDescending: true }]
    expect(table.conditions.value).toEqual({ where: 'vcpus > 4', scope: 'cluster = PROD', search: 'web', filters: [{ column: 'powerState', values: [null] }], sort: [{ column: 'name', isDescending: true }] })
    expect(table.isFiltered.value).toBe(true)
    table.clear()
    await nextTick()
    expect(table.isFiltered.value).toBe(false)
    // The scope and the order are not the table's own filters.
    expect(table.conditions.value).toEqual({ scope: 'cluster = PROD', sort: [{ column: 'name', isDescending: true }] })
    // From an address: the field shows it, and what is being typed just now stays.
    state.value = { ...state.value, search: 'sql' }
    await nextTick()
    expect(table.typed.value).toBe('sql')
    for (const text of ['sql0', 'sql01']) {
      table.typed.value = text
      await nextTick()
    }
    expect(state.value.search).toBe('sql0')
    state.value = { ...state.value, search: 'db' }
    await nextTick()
    expect(table.typed.value).toBe('sql01')
    vi.advanceTimersByTime(100)
    expect(state.value.search).toBe('sql01')
    scope.stop()
  })
})
