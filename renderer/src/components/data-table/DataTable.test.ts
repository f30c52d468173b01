// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'
import { frameMessages } from '#renderer/app/messages.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { QueryRequest, QueryResult, QueryRow } from '#shared/contract/inventory-query.ts'
import type { ColumnSpec, SelectedRows } from './column-spec.ts'
import DataTable from './DataTable.vue'
import { dataTableMessages } from './messages.ts'

beforeEach(() => localStorage.clear())

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'name', titleKey: 'columns.name', type: 'text', width: 200, linkOf: (row) => `/vms/${String(row['id'])}` },
  { key: 'vcpus', titleKey: 'columns.vcpus', type: 'number', width: 100, isFacet: true, format: (value) => `${String(value)} CPUs` },
  { key: 'isTemplate', titleKey: 'columns.isTemplate', type: 'boolean', width: 100 },
  { key: 'folder', titleKey: 'columns.folder', type: 'text', width: 100, isHidden: true },
]
const TITLES = { name: 'Name', vcpus: 'CPU count', isTemplate: 'Template', folder: 'Folder' }
const rowOf = (place: number): QueryRow => ({ id: `vm-${place}`, name: place === 0 ? '=cmd' : `web${place}`, vcpus: place === 1 ? null : place, isTemplate: place === 2, folder: '/a' })

type Answer = (request: QueryRequest) => Outcome<QueryResult>

const rowsOf = (total: number): Answer => ({ offset, limit, facets = [] }) => ({
  ok: true,
  value: {
    columns: [], total, matching: total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => rowOf(offset + index)),
    facets: facets.map((column) => ({ column, distinct: 2, values: [{ value: 4, count: 3 }, { value: null, count: 1 }] })),
  },
})

async function open(answer: Answer, props: Record<string, unknown> = {}) {
  const asked: QueryRequest[] = []
  let current = answer
  const bulk: SelectedRows[] = []
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { dataTable: dataTableMessages, frame: frameMessages, columns: TITLES } } })
  const wrapper = mount(DataTable, {
    props: {
      columns: COLUMNS, example: 'vcpus > 4', fields: ['id', 'name'], label: 'VMs', name: 'vms',
      load: (request: QueryRequest) => {
        asked.push(request)
        return Promise.resolve(current(request))
      },
      'onUpdate:where': (where: string) => wrapper.setProps({ where }),
      ...props,
    },
    slots: { bulk: (selected: SelectedRows) => `bulk ${bulk.push(selected)}`, empty: () => 'Nothing yet' },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  await flushPromises()
  const cell = (row: number, column: number) => wrapper.get<HTMLElement>(`[role=row][aria-rowindex="${row + 2}"] [aria-colindex="${column + 2}"]`)
  const box = (row: number) => wrapper.get<HTMLElement>(`[role=row][aria-rowindex="${row + 2}"] [role=checkbox]`)
  const press = async (key: string, more: KeyboardEventInit = {}): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    await flushPromises()
    await nextTick()
  }
  const selected = (): number[] => wrapper.findAll('[role=row][aria-selected=true]').map((row) => Number(row.attributes('aria-rowindex')) - 2).sort((left, right) => left - right)
  return { wrapper, asked, bulk, cell, box, press, selected, answerWith: (next: Answer) => { current = next } }
}

const button = (wrapper: VueWrapper, text: string | RegExp) => {
  const found = wrapper.findAll('button').find((candidate) => (typeof text === 'string' ? candidate.text() === text : text.test(candidate.text())))
  if (found === undefined) throw new Error(`There is no button ${String(text)}: ${wrapper.findAll('button').map((one) => one.text()).join(', ')}`)
  return found
}

describe('the table', () => {
  it('shows rows as their columns want them, and asks for no more fields', async () => {
    const { wrapper, asked, cell } = await open(rowsOf(50_000))
    expect(asked).toEqual([{ columns: ['id', 'name', 'vcpus', 'isTemplate'], offset: 0, limit: 100 }, expect.objectContaining({ offset: 100 })])
    expect([cell(3, 0).text(), cell(3, 1).text(), cell(2, 2).text(), cell(1, 1).text()]).toEqual(['web3', '3 CPUs', 'yes', '–'])
    expect(cell(3, 0).get('a').attributes('href')).toBe('/vms/vm-3')
    expect(wrapper.get('[role=grid]').attributes()).toMatchObject({ 'aria-rowcount': '50001', 'aria-colcount': '4', 'aria-busy': 'false' })
    expect(wrapper.findAll('[role=rowgroup] > [role=row]').length).toBeLessThan(60)
    expect(wrapper.text()).toContain('50,000 of 50,000 rows')
  })

  it('sorts by a click on a title, and by a second column beside it', async () => {
    const { wrapper, asked } = await open(rowsOf(50))
    await button(wrapper, 'Name').trigger('click')
    await flushPromises()
    expect(wrapper.findAll('[role=columnheader]')[1]?.attributes('aria-sort')).toBe('ascending')
    await button(wrapper, /CPU count/).trigger('click', { shiftKey: true })
    await flushPromises()
    expect(asked.at(-1)?.sort).toEqual([{ column: 'name', isDescending: false }, { column: 'vcpus', isDescending: false }])
    expect(wrapper.findAll('.order').map((mark) => mark.text())).toEqual(['▲1', '▲2', ''])
  })

  it('selects by click, with Shift and Ctrl, and hands the selection over without ids', async () => {
    const { wrapper, bulk, cell, selected } = await open(rowsOf(50))
    await cell(2, 1).trigger('click')
    await cell(4, 1).trigger('click', { shiftKey: true })
    await cell(6, 1).trigger('click', { ctrlKey: true })
    await cell(3, 1).trigger('click', { ctrlKey: true })
    expect(selected()).toEqual([2, 4, 6])
    expect(bulk.at(-1)).toEqual({ count: 3, conditions: {}, ranges: [[2, 2], [4, 4], [6, 6]] })
    await button(wrapper, 'Select all').trigger('click')
    expect(bulk.at(-1)).toMatchObject({ count: 50, ranges: [[0, 49]] })
    await button(wrapper, 'Clear selection').trigger('click')
    expect(selected()).toEqual([])
  })

  it('has a checkbox for each row, and one for all that are shown', async () => {
    const { wrapper, bulk, box, press, selected } = await open(rowsOf(50))
    expect(box(3).attributes()).toMatchObject({ 'aria-label': 'Select web3', 'aria-checked': 'false', 'tabindex': '-1' })
    await box(3).trigger('click')
    await box(7).trigger('click')
    await box(5).trigger('click', { shiftKey: true })
    expect(selected()).toEqual([3, 5, 6, 7])
    expect(box(6).attributes('aria-checked')).toBe('true')
    const all = wrapper.get<HTMLInputElement>('[role=columnheader] input')
    expect([all.attributes('aria-label'), all.element.checked, all.element.indeterminate]).toEqual(['Select all 50 rows shown', false, true])
    await all.trigger('change')
    expect(bulk.at(-1)).toMatchObject({ count: 50, ranges: [[0, 49]] })
    expect([all.element.checked, all.element.indeterminate]).toEqual([true, false])
    await all.trigger('change')
    expect(selected()).toEqual([])
    await press('Escape')
    expect(wrapper.emitted('open')).toBeUndefined()
    await box(2).trigger('dblclick')
    expect(wrapper.emitted('open')).toBeUndefined()
  })

  it('leads the keyboard to the checkboxes, too', async () => {
    const { cell, box, press, selected } = await open(rowsOf(50))
    cell(1, 0).element.focus()
    await press('ArrowLeft')
    expect(document.activeElement).toBe(box(1).element)
    await press(' ')
    await press('ArrowDown')
    expect(document.activeElement).toBe(box(2).element)
    await press(' ')
    expect(selected()).toEqual([1, 2])
    await press('Home')
    expect(document.activeElement).toBe(box(2).element)
  })

  it('marks no text where a run of rows is selected, and keeps the focus there', async () => {
    const { cell } = await open(rowsOf(50))
    const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey: true })
    cell(4, 1).element.dispatchEvent(event)
    await flushPromises()
    expect(event.defaultPrevented).toBe(true)
    expect(document.activeElement).toBe(cell(4, 1).element)
    const plain = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    cell(5, 1).element.dispatchEvent(plain)
    expect(plain.defaultPrevented).toBe(false)
  })

  it('leads the focus into the rows, and to the table where none is left', async () => {
    const { wrapper, cell, answerWith } = await open(rowsOf(5), { generation: 1 })
    const table = wrapper.vm as unknown as { focus: () => void } // what the component exposes
    table.focus()
    await flushPromises()
    expect(document.activeElement).toBe(cell(0, 0).element)
    answerWith(() => ({ ok: true, value: { columns: [], total: 5, matching: 0, rows: [], facets: [] } }))
    await wrapper.setProps({ generation: 2 })
    await flushPromises()
    expect(document.activeElement).toBe(wrapper.element)
  })

  it('is worked by the keyboard alone', async () => {
    const { wrapper, cell, press, selected } = await open(rowsOf(50))
    cell(0, 0).element.focus()
    await press('ArrowDown')
    await press('ArrowRight')
    expect(document.activeElement).toBe(cell(1, 1).element)
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    expect(selected()).toEqual([1, 2, 3])
    await press(' ')
    expect(selected()).toEqual([1, 2])
    await press('End', { ctrlKey: true })
    expect(document.activeElement).toBe(cell(49, 2).element)
    await press('Home', { ctrlKey: true })
    await press('a', { ctrlKey: true })
    expect(wrapper.text()).toContain('50 selected')
    await press('Escape')
    expect(selected()).toEqual([])
    await press('Enter')
    expect(wrapper.emitted('open')).toEqual([[rowOf(0)]])
  })

  it('opens a row by its link, and leaves other tabs to the browser', async () => {
    const { wrapper, cell } = await open(rowsOf(5))
    await cell(3, 0).get('a').trigger('click', { ctrlKey: true })
    expect(wrapper.emitted('open')).toBeUndefined()
    await cell(3, 0).get('a').trigger('click')
    expect(wrapper.emitted('open')).toEqual([[rowOf(3)]])
  })

  it('shows where an expression goes wrong, and keeps the rows', async () => {
    const { wrapper, asked, bulk, cell, answerWith } = await open(rowsOf(5))
    answerWith(({ where = '' }) => ({ ok: false, error: { code: 'invalid-input', message: 'The filter is not understood at character 7.', details: { where, at: 6 } } }))
    const field = wrapper.get('input[aria-label="Filter expression"]')
    await field.setValue('vcpus >')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('form').text()).toContain('at character 7')
    expect(wrapper.get('mark').text()).toBe('>')
    expect(field.attributes('aria-invalid')).toBe('true')
    expect(cell(3, 0).text()).toBe('web3')
    // What is done with the rows is done with those that are shown.
    answerWith(rowsOf(5))
    await wrapper.get('button[aria-label="Choose values of CPU count"]').trigger('click')
    await flushPromises()
    expect(asked.at(-1)).toEqual({ columns: [], offset: 0, limit: 0, facets: ['vcpus'] })
    await button(wrapper, 'Select all').trigger('click')
    expect(bulk.at(-1)?.conditions).toEqual({})
    await button(wrapper, 'Clear all filters').trigger('click')
    await flushPromises()
    expect(wrapper.find('mark').exists()).toBe(false)
  })

  it('narrows by the values of a column, with their counts', async () => {
    const { wrapper, asked } = await open(rowsOf(5))
    await wrapper.get('button[aria-label="Choose values of CPU count"]').trigger('click')
    await flushPromises()
    expect(asked.at(-1)).toMatchObject({ facets: ['vcpus'], limit: 0 })
    const values = [...document.querySelectorAll('[role=dialog] .value')]
    expect(values.map((value) => value.textContent.trim())).toEqual(['4 CPUs3', 'unknown1'])
    values[1]?.querySelector<HTMLElement>('[role=checkbox]')?.click()
    await flushPromises()
    expect(asked.at(-1)).toMatchObject({ filters: [{ column: 'vcpus', values: [null] }], facets: ['vcpus'], limit: 100 })
  })

  it('remembers which columns are shown', async () => {
    localStorage.setItem('portolan.columns.vms', '{"vcpus":false,"folder":true}')
    const { wrapper, asked } = await open(rowsOf(5))
    expect(wrapper.findAll('[role=columnheader]').map((title) => title.text())).toEqual(['', 'Name', 'Template', 'Folder'])
    expect(asked[0]?.columns).toEqual(['id', 'name', 'isTemplate', 'folder'])
  })

  it('loads again where the project changed, and lets go of the selection', async () => {
    const { wrapper, asked, cell, selected } = await open(rowsOf(5), { generation: 1 })
    await cell(2, 1).trigger('click')
    const before = asked.length
    await wrapper.setProps({ generation: 2 })
    await flushPromises()
    expect([asked.length, selected()]).toEqual([before + 1, []])
  })

  it('copies what is selected, and all that matches where nothing is', async () => {
    const write = vi.fn((_items: ClipboardItem[]) => Promise.resolve())
    vi.stubGlobal('ClipboardItem', class { readonly items: Record<string, Promise<Blob>>; constructor(items: Record<string, Promise<Blob>>) { this.items = items } })
    vi.stubGlobal('navigator', { clipboard: { write } })
    const copied = async (): Promise<string> => {
      const [items] = write.mock.calls.at(-1) ?? []
      const [item] = (items ?? []) as unknown as { items: Record<string, Promise<Blob>> }[]
      return (await item?.items['text/plain'])?.text() ?? ''
    }
    const { wrapper, cell } = await open(rowsOf(3))
    await button(wrapper, 'Copy all').trigger('click')
    await flushPromises()
    expect(await copied()).toBe("name\tvcpus\tisTemplate\n'=cmd\t0\tfalse\nweb1\t\tfalse\nweb2\t2\ttrue\n")
    expect(wrapper.text()).toContain('3 rows copied.')
    await cell(2, 1).trigger('click')
    await button(wrapper, 'Copy one row').trigger('click')
    await flushPromises()
    expect(await copied()).toBe('name\tvcpus\tisTemplate\nweb2\t2\ttrue\n')
    write.mockRejectedValueOnce(new Error('not allowed'))
    await button(wrapper, 'Copy one row').trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('Nothing was copied: not allowed')
    vi.unstubAllGlobals()
  })

  it('says that there is nothing, or that nothing is left, or what failed', async () => {
    const none = await open(rowsOf(0))
    expect(none.wrapper.text()).toContain('Nothing yet')
    none.wrapper.unmount()
    const narrowed = await open(() => ({ ok: true, value: { columns: [], total: 9, matching: 0, rows: [], facets: [] } }), { scope: 'cluster = X' })
    expect(narrowed.wrapper.text()).toContain('Nothing of this kind is in the scope.')
    narrowed.wrapper.unmount()
    const broken = await open(() => ({ ok: false, error: { code: 'io', message: 'The disk is gone.', details: {} } }))
    expect(broken.wrapper.get('[role=alert]').text()).toContain('The disk is gone.')
    broken.answerWith(rowsOf(4))
    await button(broken.wrapper, 'Try again').trigger('click')
    await flushPromises()
    expect(broken.wrapper.find('[role=alert]').exists()).toBe(false)
    expect(broken.cell(3, 0).text()).toBe('web3')
  })
})
