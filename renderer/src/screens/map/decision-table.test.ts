// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import DecisionTable from './DecisionTable.vue'

const ROWS = ['a', 'b', 'c', 'd'].map((id) => ({ id }))

it('selects a run of rows with Shift, from the one ticked last, past those that cannot be selected', async () => {
  const wrapper = mount(DecisionTable<{ id: string }, string>, {
    props: { label: 'Rows', columns: [], rows: ROWS, nameOf: ({ id }: { id: string }) => id, changeLabel: String, selected: new Set<string>(), selectAllLabel: 'All', isAllSelected: false, isAnySelected: false, none: 'None', editing: null, canSelect: ({ id }: { id: string }) => id !== 'b' },
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
