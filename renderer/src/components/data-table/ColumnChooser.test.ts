// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { button, openTable as open, rowsOf } from './testing/open-table.ts'

beforeEach(() => localStorage.clear())

describe('the columns of a table', () => {
  it('remembers which columns are shown', async () => {
    localStorage.setItem('portolan.columns.vms', '{"vcpus":false,"folder":true}')
    const { wrapper, asked } = await open(rowsOf(5))
    expect(wrapper.findAll('[role=columnheader]').map((title) => title.text())).toEqual(['', 'Name', 'Template', 'Folder'])
    expect(asked[0]?.columns).toEqual(['id', 'name', 'isTemplate', 'folder'])
  })

  it('moves and pins columns by the keyboard, and says so', async () => {
    const { wrapper, press, cell } = await open(rowsOf(5))
    await button(wrapper, 'Columns').trigger('click')
    await flushPromises()
    const handle = () => document.querySelector<HTMLElement>('[data-column=vcpus] .handle')
    expect(handle()?.getAttribute('aria-label')).toBe('Move CPU count, 2 of 4')
    handle()?.focus()
    await press('Enter')
    await press('ArrowUp')
    await press('Enter')
    expect(wrapper.findAll('[role=columnheader]').map((title) => title.text())).toEqual(['', 'CPU count', 'Name', 'Template'])
    expect(document.activeElement).toBe(handle())
    expect([...document.querySelectorAll('[role=dialog] [role=status]')].map((one) => one.textContent.trim())).toEqual(['CPU count moved: 1 of 4.'])
    const pin = document.querySelector<HTMLElement>('[data-column=isTemplate] .pin')
    pin?.click()
    await flushPromises()
    expect(pin?.getAttribute('aria-pressed')).toBe('true')
    expect(cell(2, 0).classes()).toContain('pinned')
    expect([cell(2, 0).text(), cell(2, 0).attributes('style')]).toEqual(['yes', 'left: 40px;'])
    expect(cell(2, 1).classes()).not.toContain('pinned')
    await press('Escape')
  })
})
