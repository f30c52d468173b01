// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPlaces } from '#renderer/components/places/create-places.ts'
import type { GroupRequest, GroupResult } from '#shared/contract/inventory-groups.ts'
import { PLAIN_STATE } from './table-state.ts'
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

/** The same of a request that adds up nothing. */
const UNSUMMED: GroupResult = { groups: FOUND.groups.map((group) => ({ ...group, subtotals: [] })), others: FOUND.others === null ? null : { ...FOUND.others, subtotals: [] }, total: { rows: 50, subtotals: [] } }

async function open() {
  const groupsAsked: GroupRequest[] = []
  const table = await openTable(rowsOf(50), {
    groups: (request: GroupRequest) => {
      groupsAsked.push(request)
      return Promise.resolve({ ok: true, value: request.sums.length === 0 ? UNSUMMED : FOUND })
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

  it('are selected whole, several at once, by their values', async () => {
    const { wrapper, bulk } = await open()
    const tick = async (path: string, isWanted: boolean) => wrapper.get(`[aria-label="Select the rows with ${path}"]`).setValue(isWanted)
    await tick('Template yes', true)
    expect(bulk.at(-1)).toEqual({ count: 30, conditions: { filters: [{ column: 'isTemplate', values: [true] }] }, ranges: [[0, 29]] })
    await tick('Template unknown', true)
    expect([wrapper.text(), bulk.at(-1)]).toEqual([expect.stringContaining('35 selected'), { count: 35, conditions: { filters: [{ column: 'isTemplate', values: [true, null] }] }, ranges: [[0, 34]] }])
    await tick('Template yes', false)
    expect(bulk.at(-1)?.ranges).toEqual([[0, 4]])
    // The same group may hold other rows once something changed.
    await wrapper.setProps({ generation: 1 })
    await flushPromises()
    expect(wrapper.text()).not.toContain('selected')
  })

  it('lie within groups, each asked for as it is opened, by mouse and by keys', async () => {
    const { wrapper, groupsAsked, asked } = await open()
    const choose = () => wrapper.findAll<HTMLSelectElement>('select')
    await choose()[1]?.setValue('vcpus')
    await flushPromises()
    const lines = () => wrapper.findAll('tbody tr').map((row) => row.get('th').text())
    const press = async (key: string): Promise<void> => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      await flushPromises()
    }
    const here = () => document.activeElement?.getAttribute('aria-label')
    expect(lines()).toEqual(['▸yes', '▸unknown'])
    const before = groupsAsked.length
    await wrapper.get('[aria-label="Groups within Template yes"]').trigger('click')
    await flushPromises()
    expect(groupsAsked.slice(before)).toEqual([{ filters: [{ column: 'isTemplate', values: [true] }], by: 'vcpus', sums: [], sort: { key: 'rows', isDescending: true } }])
    expect(lines()).toEqual(['▾yes', 'yes', 'unknown', '2 further groups', '▸unknown'])

    wrapper.get<HTMLElement>('[aria-label="Show the rows with Template yes"]').element.focus()
    for (const key of ['ArrowRight', 'ArrowDown']) await press(key)
    expect(here()).toBe('Show the rows with Template yes, CPU count unknown')
    for (const key of ['ArrowLeft', 'ArrowLeft']) await press(key)
    expect([here(), lines()]).toEqual(['Show the rows with Template yes', ['▸yes', '▸unknown']])
    for (const key of ['End', 'ArrowRight']) await press(key)
    expect(lines()).toEqual(['▸yes', '▾unknown', 'yes', 'unknown', '2 further groups'])

    // Another order is asked of what is open, too.
    await wrapper.get('thead button').trigger('click')
    await flushPromises()
    expect(groupsAsked.slice(-2).map(({ by, sort }) => [by, sort?.key])).toEqual(expect.arrayContaining([['isTemplate', 'value'], ['vcpus', 'value']]))
    await wrapper.get('[aria-label="Show the rows with Template unknown, CPU count unknown"]').trigger('click')
    await flushPromises()
    expect(asked.at(-1)?.filters).toEqual([{ column: 'isTemplate', values: [null] }, { column: 'vcpus', values: [null] }])
  })

  it('change places where a level takes the column of another', async () => {
    const { wrapper, groupsAsked } = await open()
    const choose = () => wrapper.findAll<HTMLSelectElement>('select')
    await choose()[1]?.setValue('vcpus')
    await choose()[0]?.setValue('vcpus')
    await flushPromises()
    expect([choose().map(({ element }) => element.value), groupsAsked.at(-1)?.by]).toEqual([['vcpus', 'isTemplate'], 'vcpus'])
    await choose()[0]?.setValue('')
    await flushPromises()
    expect(wrapper.find('table').exists()).toBe(false)
  })

  it('are open as they were left, from their rows and from another page', async () => {
    const places = createPlaces()
    const groups = () => Promise.resolve({ ok: true, value: UNSUMMED })
    const state = { ...PLAIN_STATE, group: ['isTemplate', 'vcpus'] }
    const lines = ({ wrapper }: Awaited<ReturnType<typeof openTable>>) => wrapper.findAll('tbody tr').map((row) => row.get('th').text())
    places.arrive({ position: 0, path: '/list', address: '/list' }, false)
    const before = await openTable(rowsOf(50), { groups, state }, places)
    await before.wrapper.get('[aria-label="Groups within Template unknown"]').trigger('click')
    await before.wrapper.get('thead button').trigger('click')
    await flushPromises()
    const open = ['▸yes', '▾unknown', 'yes', 'unknown', '2 further groups']
    expect(lines(before)).toEqual(open)

    // Into the rows of one, and back.
    await before.wrapper.get('[aria-label="Show the rows with Template unknown, CPU count yes"]').trigger('click')
    await flushPromises()
    expect(before.wrapper.find('table').exists()).toBe(false)
    await before.wrapper.setProps({ state })
    await flushPromises()
    expect(lines(before)).toEqual(open)

    places.leave('/list')
    before.wrapper.unmount()
    places.arrive({ position: 1, path: '/vm', address: '/vm' }, false)
    places.arrive({ position: 0, path: '/list', address: '/list' }, true)
    const after = await openTable(rowsOf(50), { groups, state }, places)
    expect([lines(after), after.wrapper.get('thead th').attributes('aria-sort')]).toEqual([open, 'ascending'])
    // Within other columns nothing was opened.
    await after.wrapper.setProps({ state: { ...PLAIN_STATE, group: ['vcpus', 'isTemplate'] } })
    await flushPromises()
    expect(lines(after)).toEqual(['▸yes', '▸unknown'])
  })
})
