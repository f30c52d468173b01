// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { h } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import { ok, projectAt } from '#renderer/stores/testing/stub-host.ts'
import CommandList from './CommandList.vue'

/** The palette over an open project. */
async function open() {
  const said: string[] = []
  const asked: string[] = []
  const host = {
    capabilities: { choosePath: null },
    invoke: (name: string) => {
      asked.push(name)
      return Promise.resolve(name === 'project.info' ? projectAt('/a') : name === 'inventory.query' ? ok({ rows: [], total: 0 }) : ok({ undo: null, redo: null }))
    },
  } as unknown as Host // what the palette asks for
  const pinia = createPinia()
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: { render: () => null } }] })
  const Root = { render: () => h(NMessageProvider, null, { default: () => h(CommandList, { onHelp: () => said.push('help') }) }) }
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: messages } })
  const wrapper = mount(Root, { global: { plugins: [pinia, i18n, router], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await useProject(pinia).load()
  await flushPromises()
  return { said, asked, router, find: async (words: string): Promise<string[]> => {
    await wrapper.get('input').setValue(words)
    return wrapper.findAll('[role=option]').map((option) => option.text())
  }, wrapper }
}

it('finds what people look for by their own words: parts of screens, things to do, help', async () => {
  const { find, said, router, wrapper } = await open()
  const found: Record<string, string> = {
    'datastores': 'Inventory: Datastores', 'hosts': 'Inventory: Hosts', 'nics': 'Map', 'nic layout': 'Map: NIC layout', 'networks': 'Map: Networks', 'compute': 'Map: Compute', 'capacity': 'Waves: Capacity',
    'what if': 'Size: What if', 'export': 'Hand over', 'plan waves': 'Waves', 'help': 'Help', 'language': 'Language: Deutsch', 'close': 'Close the project', 'rvtools': 'Import',
  }
  for (const [words, label] of Object.entries(found)) expect((await find(words)).some((text) => text.startsWith(label)), words).toBe(true)
  expect(await find('nothing is called so')).toEqual([])

  await find('what if size')
  await wrapper.get('input').trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(router.currentRoute.value.path).toBe('/size/what-if')
  await find('help')
  await wrapper.get('input').trigger('keydown', { key: 'Enter' })
  expect(said).toEqual(['help'])
})

it('closes the project on the page of projects, and not where somebody stays for unsaved edits', async () => {
  const { find, asked, router, wrapper } = await open()
  await router.push('/waves')
  let mayLeave = false
  router.beforeEach(() => mayLeave)
  const close = async (): Promise<void> => {
    await find('close the project')
    await wrapper.get('input').trigger('keydown', { key: 'Enter' })
    await flushPromises()
  }
  await close()
  expect([router.currentRoute.value.path, asked.includes('project.close')]).toEqual(['/waves', false])
  mayLeave = true
  await close()
  expect([router.currentRoute.value.path, asked.includes('project.close')]).toEqual(['/', true])
})
