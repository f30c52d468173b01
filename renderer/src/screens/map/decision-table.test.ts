// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import DecisionTable from './DecisionTable.vue'

const ROWS = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const PROPS = { label: 'Rows', columns: [], rows: ROWS, nameOf: ({ id }: { id: string }) => id, changeLabel: String, selected: new Set<string>(), selectAllLabel: 'All', isAllSelected: false, isAnySelected: false, none: 'None', editing: null }

afterEach(() => void vi.unstubAllGlobals())

it.each([
  ['those that fit into its place at first, and leaves room for the rest', 100, null, 16],
  ['all where they are few', 16, null, 16],
  ['all where one of them is being changed', 100, 'row 90', 100],
])('draws of its rows %s', async (_what, count, editing, expected) => {
  vi.stubGlobal('requestIdleCallback', () => 0)
  vi.stubGlobal('cancelIdleCallback', () => undefined)
  const rows = Array.from({ length: count }, (_, index) => ({ id: `row ${String(index)}` }))
  const wrapper = mount(DecisionTable<{ id: string }, string>, { props: { ...PROPS, rows, editing }, global: { plugins: [createTexts('en', messages)] } })
  await nextTick()
  expect(wrapper.findAll('tr[data-row]')).toHaveLength(expected)
  expect(wrapper.findAll('.later')).toHaveLength(expected < count ? 1 : 0)
  // A row that is to be changed is drawn with all others.
  await wrapper.setProps({ editing: rows.at(-1)?.id ?? null })
  expect(wrapper.findAll('tr[data-row]')).toHaveLength(count)
  wrapper.unmount()
})

it('selects a run of rows with Shift, from the one ticked last, past those that cannot be selected', async () => {
  const wrapper = mount(DecisionTable<{ id: string }, string>, {
    props: { ...PROPS, canSelect: ({ id }: { id: string }) => id !== 'b' },
    global: { plugins: [createTexts('en', messages)] },
  })
  const tick = (id: string, shiftKey: boolean) => wrapper.get(`[aria-label="Select ${id}"]`).trigger('click', { shiftKey })
  // The first tick begins a run, whatever key is held.
  await tick('d', true)
  await tick('a', true)
  await tick('c', false)
  await wrapper.setProps({ rows: ROWS.slice(0, 2) })
  // What it began with is on another page by now.
  await tick('a', true)
  expect(wrapper.emitted('select')?.map(([ids]) => ids)).toEqual([['d'], ['a', 'c', 'd'], ['c'], ['a']])
})
