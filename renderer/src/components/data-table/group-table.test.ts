// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { GroupRequest, GroupResult } from '#shared/contract/inventory-groups.ts'
import { button, openTable, rowsOf } from './testing/open-table.ts'

beforeEach(() => localStorage.clear())

const FOUND: GroupResult = {
  groups: [
    { value: true, rows: 30, subtotals: [{ sum: 120, unknown: 2 }] },
    { value: null, rows: 5, subtotals: [{ sum: 0, unknown: 5 }] },
  ],
  others: { groups: 2, rows: 15, subtotals: [{ sum: 40, unknown: 0 }] },
  total: { rows: 50, subtotals: [{ sum: 160, unknown: 7 }] },
}

async function open() {
  const groupsAsked: GroupRequest[] = []
  const table = await openTable(rowsOf(50), {
    groups: (request: GroupRequest) => {
      groupsAsked.push(request)
      return Promise.resolve({ ok: true, value: FOUND })
    },
  })
  const choose = table.wrapper.get<HTMLSelectElement>('select')
  expect(choose.findAll('option').map((option) => option.text())).toEqual(['Not grouped', 'By CPU count', 'By Template'])
  await choose.setValue('isTemplate')
  await flushPromises()
  return { ...table, groupsAsked }
}

describe('groups', () => {
  it('show their subtotals with units, and what is unknown as such', async () => {
    const { wrapper, groupsAsked } = await open()
    expect(groupsAsked).toEqual([{ by: 'isTemplate', sums: ['vcpus'], sort: { key: 'rows', isDescending: true } }])
    const cells = wrapper.findAll('table tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
    expect(cells).toEqual([
      ['Template', 'Rows ▼', 'CPU count'],
      ['yes', '30', '120 CPUs 2 unknown'],
      ['unknown', '5', 'unknown'],
      ['2 further groups', '15', '40 CPUs'],
      ['All', '50', '160 CPUs 7 unknown'],
    ])
    expect(wrapper.get('[role=region]').text()).toContain('4 groups')
    expect(wrapper.get('[role=grid]').attributes('style')).toContain('display: none')
    expect(wrapper.text()).not.toContain('Select all')
  })

  it('are sorted by their titles', async () => {
    const { wrapper, groupsAsked } = await open()
    const title = (text: string) => wrapper.findAll('thead button').find((one) => one.text().startsWith(text))
    await title('Template')?.trigger('click')
    await flushPromises()
    expect(groupsAsked.at(-1)?.sort).toEqual({ key: 'value', isDescending: false })
    await title('CPU count')?.trigger('click')
    await flushPromises()
    await title('CPU count')?.trigger('click')
    await flushPromises()
    expect(groupsAsked.at(-1)?.sort).toEqual({ key: 'vcpus', isDescending: false })
    expect(wrapper.findAll('thead th').map((one) => one.attributes('aria-sort'))).toEqual(['none', 'none', 'ascending'])
  })

  it('open to their rows', async () => {
    const { wrapper, asked } = await open()
    await wrapper.get('button[aria-label="Show the rows with Template unknown"]').trigger('click')
    await flushPromises()
    expect(asked.at(-1)?.filters).toEqual([{ column: 'isTemplate', values: [null] }])
    expect(wrapper.find('table').exists()).toBe(false)
    expect(wrapper.get('[role=grid]').attributes('style') ?? '').not.toContain('display: none')
    expect(document.activeElement).toBe(wrapper.element)
    expect(button(wrapper, 'Clear all filters').exists()).toBe(true)
  })
})
