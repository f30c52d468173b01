// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import type { FilterCompletion } from '#shared/contract/filter-completion.ts'
import ExpressionFilter from './ExpressionFilter.vue'
import { dataTableMessages } from './messages.ts'

const FOUND: FilterCompletion = { from: 0, to: 2, options: [{ kind: 'field', text: 'vcpus', insert: 'vcpus ', count: null }, { kind: 'value', text: 'PROD', insert: 'PROD ', count: 12 }] }

async function open(found: FilterCompletion = FOUND) {
  const asked: { where: string; at: number }[] = []
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { dataTable: dataTableMessages, columns: { vcpus: 'CPU count' } } } })
  const wrapper = mount(ExpressionFilter, {
    props: {
      'modelValue': '', 'error': null, 'example': 'vcpus > 4', 'columns': [{ key: 'vcpus', titleKey: 'columns.vcpus', type: 'number' as const, width: 100 }],
      'complete': (place: { where: string; at: number }) => {
        asked.push({ ...place })
        return Promise.resolve({ ok: true, value: found })
      },
      'onUpdate:modelValue': (modelValue: string) => wrapper.setProps({ modelValue }),
    },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const field = wrapper.get<HTMLInputElement>('[role=combobox]')
  field.element.focus()
  await field.setValue('vc')
  await vi.waitFor(() => expect(asked).toHaveLength(1), { timeout: 30_000 })
  await flushPromises()
  const press = async (key: string, more: KeyboardEventInit = {}): Promise<boolean> => {
    const isLeft = field.element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    await flushPromises()
    return isLeft
  }
  return { wrapper, field, asked, press }
}

describe('the completion of a filter', () => {
  it('is a list beside the field, which keeps the focus', async () => {
    const { wrapper, field, press } = await open()
    expect(field.attributes()).toMatchObject({ 'aria-expanded': 'true', 'aria-autocomplete': 'list', 'aria-controls': wrapper.get('[role=listbox]').attributes('id') })
    expect(wrapper.findAll('[role=option]').map((option) => option.text())).toEqual(['vcpusCPU count', 'PROD12'])
    expect(wrapper.text()).toContain('2 suggestions')
    expect(field.attributes('aria-activedescendant')).toBeUndefined()
    expect(await press('ArrowUp')).toBe(false)
    expect(field.attributes('aria-activedescendant')).toBe(wrapper.get('[aria-selected=true]').attributes('id'))
    expect(wrapper.get('[aria-selected=true]').text()).toContain('PROD')
    await press('ArrowDown')
    expect(wrapper.get('[aria-selected=true]').text()).toContain('vcpus')
    expect(document.activeElement).toBe(field.element)
  })

  it('writes what is chosen, and asks what may follow', async () => {
    const { wrapper, field, asked, press } = await open()
    await press('ArrowDown')
    expect(await press('Enter')).toBe(false)
    expect(field.element.value).toBe('vcpus ')
    expect([asked.length, asked.at(-1)?.where]).toEqual([2, 'vcpus '])
    await wrapper.findAll('[role=option]')[1]?.trigger('click')
    expect(field.element.value).toContain('PROD')
  })

  it('leaves Enter to the filter where nothing is chosen, and closes then', async () => {
    const { wrapper, field, press } = await open()
    expect(await press('Enter')).toBe(true)
    await wrapper.get('form').trigger('submit')
    expect(wrapper.emitted('update:modelValue')).toEqual([['vc']])
    expect(wrapper.find('[role=listbox]').exists()).toBe(false)
    expect(await press('ArrowDown')).toBe(false)
    expect(field.attributes('aria-expanded')).toBe('true')
    await press('Escape')
    expect(field.attributes('aria-expanded')).toBe('false')
    await press(' ', { ctrlKey: true })
    expect(field.attributes('aria-expanded')).toBe('true')
    await field.trigger('focusout')
    expect(field.attributes('aria-expanded')).toBe('false')
  })

  it('leads to the word that is wrong, and marks that alone', async () => {
    const { wrapper, field } = await open({ from: 0, to: 0, options: [] })
    await field.setValue('vcpus > 4 adn name = x')
    await wrapper.get('form').trigger('submit')
    await wrapper.setProps({ error: { code: 'invalid-input', message: 'The filter is not understood at character 11.', details: { at: 10 } } })
    await flushPromises()
    expect(wrapper.get('mark').text()).toBe('adn')
    expect(wrapper.get('code').text()).toBe('vcpus > 4 adn name = x')
    expect([field.element.selectionStart, field.element.selectionEnd]).toEqual([10, 13])
  })
})
