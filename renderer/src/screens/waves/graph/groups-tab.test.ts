// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { SCREENS } from '#renderer/app/screens.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import GroupsTab from './GroupsTab.vue'

const group = (id: string) => ({ id, name: id, vms: [], window: null, wave: null, isPinned: false, capacityMib: 0, riskPoints: 0, ties: [] })
const TIES = { groups: [group('erp'), group('crm')], vms: [], edges: [{ kind: 'after', group: 'erp', other: 'crm', because: 'erp waits for crm' }], found: [] }
const failed = { ok: false, error: { code: 'internal', message: 'The plan could not be read.', details: {} } }

/** The tab over a host whose answer to a search the test gives. */
async function open(answer: (search: string | undefined) => unknown) {
  const host = { invoke: (_name: string, { search }: { search?: string }) => Promise.resolve(answer(search)) } as unknown as Host // what the tab asks for
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map(({ route }) => route) })
  await router.push('/waves/groups')
  const wrapper = mount(GroupsTab, { global: { plugins: [createPinia(), router, createTexts('en', messages)], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await flushPromises()
  return wrapper
}

it('keeps what is shown and the words beside a search that failed, and asks again', async () => {
  let isBroken = true
  const wrapper = await open((search) => (search !== undefined && isBroken ? failed : { ok: true, value: TIES }))
  const field = wrapper.get('input')
  await field.setValue('erp')
  await vi.waitFor(() => { expect(wrapper.get('[role=alert]').text()).toContain('The plan could not be read.') }, { timeout: 30_000 })
  expect(wrapper.get('[role=alert]').text()).toContain('“erp”')
  expect([wrapper.get('input').element === field.element, field.element.value, wrapper.text().includes('erp waits for crm')]).toEqual([true, 'erp', true])
  isBroken = false
  await wrapper.get('[role=alert] button').trigger('click')
  await flushPromises()
  expect(wrapper.find('[role=alert]').exists()).toBe(false)
})

it('says what failed in place of the tab where nothing was ever known', async () => {
  const wrapper = await open(() => failed)
  expect([wrapper.get('[role=alert]').text().includes('The plan could not be read.'), wrapper.find('input').exists()]).toEqual([true, false])
})
