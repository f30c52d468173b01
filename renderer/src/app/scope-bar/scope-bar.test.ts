// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'
import ScopeBar from './ScopeBar.vue'

const FACTS = [{ field: 'moveGroup', value: 'A', vms: 2 }]

async function show({ isOfAll = false, sources = 1, facts = FACTS }: { isOfAll?: boolean; sources?: number; facts?: typeof FACTS }) {
  const answers: Record<string, unknown> = {
    'project.info': { path: '/p', name: 'P', sources, vms: sources, target: null },
    'inventory.scopes': { sources: [{ id: 's', name: 'vCenter', vms: 2 }], clusters: [], facts },
  }
  const host = { invoke: (name: string) => Promise.resolve({ ok: true, value: answers[name] }) } as unknown as Host // what the bar asks for
  const pinia = createPinia()
  const wrapper = mount(ScopeBar, { props: { isOfAll }, global: { plugins: [pinia, createTexts('en', messages)], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await useProject(pinia).load()
  await flushPromises()
  return { wrapper, scope: useScope(pinia) }
}

it('says on a page that it does not narrow that it does not, and can be chosen from all the same', async () => {
  const { wrapper, scope } = await show({ isOfAll: true })
  expect(wrapper.find('[role=note]').text()).toBe('The scope does not narrow this page.')
  expect(wrapper.findAll('[role=combobox]')).toHaveLength(3)
  scope.search = 'erp'
  await flushPromises()
  expect(wrapper.classes()).not.toContain('narrowed')
  expect(wrapper.get('button').text()).toBe('Clear scope')
  await wrapper.setProps({ isOfAll: false })
  expect(wrapper.find('[role=note]').exists()).toBe(false)
  expect(wrapper.classes()).toContain('narrowed')
  wrapper.unmount()
})

it('has groups before an application list is there, and says how they come', async () => {
  const { wrapper } = await show({ facts: [] })
  const groups = wrapper.get('[role=combobox][aria-label^=Groups]')
  expect(wrapper.text()).toContain('Groups: none known')
  await groups.trigger('click')
  await flushPromises()
  expect(document.body.textContent).toContain('Import an application list')
  wrapper.unmount()
})

it('says what comes first where the project holds no inventory', async () => {
  const { wrapper } = await show({ sources: 0 })
  expect(wrapper.text()).toContain('Nothing to narrow yet')
  expect(wrapper.findAll('[role=combobox]')).toHaveLength(0)
  wrapper.unmount()
})
