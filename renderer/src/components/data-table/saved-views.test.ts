// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, test } from 'vitest'
import type { ErrorData } from '#shared/contract/api-types.ts'
import { PLAIN_LAYOUT } from './column-layout.ts'
import type { ProjectViews } from './project-views.ts'
import { PLAIN_STATE } from './table-state.ts'
import { button, openTable, rowsOf } from './testing/open-table.ts'
import { type SavedView, useSavedViews } from './use-saved-views.ts'

beforeEach(() => localStorage.clear())

const view = (name: string) => ({ name, layout: PLAIN_LAYOUT, state: { ...PLAIN_STATE, where: name } })
const names = () => useSavedViews('vms', localStorage).views.value.map(({ name }) => name)

describe('saved views', () => {
  it('are kept by name, renamed, deleted and restored', () => {
    const saved = useSavedViews('vms', localStorage)
    saved.save(view('large'))
    saved.save(view('blocked'))
    saved.save({ ...view('large'), state: PLAIN_STATE })
    expect(names()).toEqual(['blocked', 'large'])
    expect(useSavedViews('vms', localStorage).views.value[1]?.state).toEqual(PLAIN_STATE)
    expect([saved.rename('large', 'blocked'), saved.rename('large', 'a'), saved.rename('gone', 'b')]).toEqual([false, true, false])
    saved.remove('a')
    expect(names()).toEqual(['blocked'])
    saved.restore()
    expect(names()).toEqual(['a', 'blocked'])
  })

  test.each([['no JSON', '['], ['no list', '{}'], ['entries of another shape', '[{"name":4},null]']])('%s is as good as none', (_, text) => {
    localStorage.setItem('portolan.views.vms', text)
    expect(names()).toEqual([])
  })

  it('bring back columns', async () => {
    localStorage.setItem('portolan.views.vms', JSON.stringify([{ ...view('vcpus > 4'), layout: { shown: { folder: true }, order: [], pinned: ['isTemplate'] } }]))
    const { wrapper, asked } = await openTable(rowsOf(5))
    await button(wrapper, 'Views').trigger('click')
    await flushPromises()
    document.querySelector<HTMLElement>('[role=dialog] .name')?.click()
    await flushPromises()
    expect(wrapper.findAll('[role=columnheader]').map((title) => title.text())).toEqual(['', 'Template', 'Name', 'CPU count', 'Folder'])
    expect(asked.at(-1)?.where).toBe('vcpus > 4')
    // The focus is back at what opened the menu.
    expect(document.activeElement?.textContent.trim()).toBe('View: vcpus > 4')
  })

  it('bring back filters and order', async () => {
    const { wrapper, asked } = await openTable(rowsOf(5))
    await button(wrapper, 'Name').trigger('click')
    await flushPromises()
    await button(wrapper, 'Views').trigger('click')
    await flushPromises()
    const panel = () => document.querySelector<HTMLElement>('[role=dialog][aria-label=Views]')
    const field = panel()?.querySelector('input')
    const submit = async (): Promise<void> => {
      panel()?.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
      await flushPromises()
    }
    await submit()
    expect(panel()?.textContent).toContain('Give the view a name.')
    if (field !== null && field !== undefined) field.value = 'by name'
    field?.dispatchEvent(new Event('input'))
    await submit()
    expect(names()).toEqual(['by name'])
    expect(wrapper.text()).toContain('View: by name')
    await button(wrapper, /^Name/).trigger('click')
    await flushPromises()
    expect(wrapper.text()).not.toContain('View: by name')
    panel()?.querySelector<HTMLElement>('.name')?.click()
    await flushPromises()
    expect(asked.at(-1)?.sort).toEqual([{ column: 'name', isDescending: false }])
  })

  it('are kept in the project where a person wants so, beside their own', async () => {
    const stored: (readonly SavedView[])[] = []
    const shared = (views: readonly SavedView[], error: ErrorData | null = null): ProjectViews => ({
      views,
      store: (next) => {
        stored.push(next)
        return Promise.resolve(error)
      },
    })
    const { wrapper, asked } = await openTable(rowsOf(5), { sharedViews: shared([view('vcpus > 4')]) })
    await button(wrapper, 'Views').trigger('click')
    await flushPromises()
    const panel = () => document.querySelector<HTMLElement>('[role=dialog][aria-label=Views]')
    const press = async (label: string): Promise<void> => {
      panel()?.querySelector<HTMLElement>(`[aria-label="${label}"], [role=checkbox]`)?.click()
      await flushPromises()
    }
    expect(panel()?.querySelector('section')?.textContent).toContain('Of the project')
    const field = panel()?.querySelector<HTMLInputElement>('input:not([type=checkbox])')
    const type = async (name: string): Promise<void> => {
      if (field !== null && field !== undefined) field.value = name
      field?.dispatchEvent(new Event('input'))
      panel()?.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
      await flushPromises()
    }
    await press('In the project, for everybody who opens it')
    await type('all')
    expect(stored.at(-1)?.map(({ name }) => name)).toEqual(['all', 'vcpus > 4'])
    expect(names()).toEqual([])
    await press('Rename vcpus > 4')
    await type('large')
    expect(stored.at(-1)?.map(({ name }) => name)).toEqual(['large'])
    await press('Delete vcpus > 4')
    expect(stored.at(-1)).toEqual([])
    panel()?.querySelector<HTMLElement>('.name')?.click()
    await flushPromises()
    expect(asked.at(-1)?.where).toBe('vcpus > 4')
    await wrapper.setProps({ sharedViews: shared([], { code: 'conflict', message: 'Another project was opened.', details: {} }) })
    await button(wrapper, /^Views?/).trigger('click')
    await flushPromises()
    await press('In the project, for everybody who opens it')
    await type('all')
    expect(panel()?.textContent).toContain('Another project was opened.')
  })
})
