// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { button, openTable as open, rowOf, rowsOf } from './testing/open-table.ts'

beforeEach(() => localStorage.clear())

describe('the table', () => {
  it('shows rows as their columns want them, and asks for no more fields', async () => {
    const { wrapper, asked, cell } = await open(rowsOf(50_000))
    expect(asked).toEqual([{ columns: ['id', 'name', 'vcpus', 'isTemplate'], offset: 0, limit: 100 }])
    expect([cell(3, 0).text(), cell(3, 1).text(), cell(2, 2).text(), cell(1, 1).text()]).toEqual(['web3', '3 CPUs', 'yes', '–'])
    expect(cell(3, 0).get('a').attributes('href')).toBe('/vms/vm-3')
    expect(wrapper.get('[role=grid]').attributes()).toMatchObject({ 'aria-rowcount': '50001', 'aria-colcount': '4', 'aria-busy': 'false' })
    expect(wrapper.findAll('[role=rowgroup] > [role=row]').length).toBeLessThan(60)
    expect(wrapper.text()).toContain('50,000 of 50,000 rows')
    // What lies beside them is asked for once they are drawn.
    await vi.waitFor(() => expect(asked.slice(1)).toEqual([expect.objectContaining({ offset: 100 })]), { timeout: 30_000 })
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
    // One title alone bears the order for who listens; the others say it in words.
    expect(wrapper.findAll('[role=columnheader]').map((title) => title.attributes('aria-sort'))).toEqual([undefined, 'ascending', 'none', 'none'])
    expect(button(wrapper, /CPU count/).text()).toContain('upwards, 2 of 2 in the order')
    await button(wrapper, /CPU count/).trigger('keydown', { key: 'Enter', shiftKey: true })
    await flushPromises()
    expect(wrapper.text()).toContain('Sorted by Name upwards, then by CPU count downwards')
    await button(wrapper, 'As imported').trigger('click')
    await flushPromises()
    expect(asked.at(-1)).not.toHaveProperty('sort')
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

  it('asks once for another scope, at once where it is told so before it is drawn anew', async () => {
    const { wrapper, asked } = await open(rowsOf(3))
    asked.length = 0
    const table = wrapper.vm as unknown as { narrow: (scope: string) => void } // what it exposes
    table.narrow('cluster = A')
    expect(asked.map(({ scope }) => scope)).toEqual(['cluster = A'])
    await wrapper.setProps({ scope: 'cluster = A' })
    await flushPromises()
    expect(asked).toHaveLength(1)
    await wrapper.setProps({ scope: '' })
    await flushPromises()
    expect(asked.map(({ scope }) => scope)).toEqual(['cluster = A', undefined])
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
