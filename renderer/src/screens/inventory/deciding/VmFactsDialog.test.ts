// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { h } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import VmFactsDialog from './VmFactsDialog.vue'

const KNOWN = [{ field: 'application', value: 'Shop', vms: 9 }, { field: 'application', value: 'Payroll', vms: 2 }, { field: 'environment', value: 'production', vms: 11 }, { field: 'wave', value: '1', vms: 11 }]

function open(facts: readonly object[] | null) {
  const host = { invoke: () => Promise.resolve(facts === null ? { ok: false, error: { code: 'io', message: 'It failed.', details: {} } } : { ok: true, value: { sources: [], clusters: [], facts } }) } as unknown as Host // what the dialog asks for before anything is typed
  return mount(NMessageProvider, {
    slots: { default: () => h(VmFactsDialog, { rows: { count: 2, conditions: {}, ranges: [[0, 1]] }, onClose: () => undefined, onLost: () => undefined }) },
    global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host } },
    attachTo: document.body,
  })
}

it('offers what other VMs have of the field that is chosen, and of that alone', async () => {
  const wrapper = open(KNOWN)
  await flushPromises()
  const offered = (): string[] => {
    const list = wrapper.get('input[type=text]').attributes('list')
    return list === undefined ? [] : wrapper.findAll(`[id="${list}"] option`).map((option) => option.attributes('value') ?? '')
  }
  expect(offered()).toEqual(['Shop', 'Payroll'])
  await wrapper.get('select').setValue('environment')
  expect(offered()).toEqual(['production'])
  await wrapper.get('select').setValue('criticality')
  expect(offered()).toEqual([])
  wrapper.unmount()
})

it('takes any text where what others have cannot be asked', async () => {
  const wrapper = open(null)
  await flushPromises()
  expect(wrapper.find('datalist').exists()).toBe(false)
  expect(wrapper.get('input[type=text]').attributes('disabled')).toBeUndefined()
  wrapper.unmount()
})
