// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { chosenFormats } from '#renderer/format/chosen-formats.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import { readPreferences } from '#renderer/stores/stored-preferences.ts'
import SettingsScreen from './SettingsScreen.vue'

afterEach(() => {
  localStorage.clear()
  Object.assign(chosenFormats, { sizes: 'auto', dates: 'iso', numbers: 'system' })
})

async function open(info: unknown = null) {
  const host = { invoke: () => Promise.resolve({ ok: true, value: info }) } as unknown as Host // what the store of the project asks for
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { template: '<p />' } }] })
  const pinia = createPinia()
  const wrapper = mount(SettingsScreen, { global: { plugins: [pinia, createTexts('en', messages), router], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await useProject(pinia).load()
  await flushPromises()
  const choose = async (group: string, value: string) => {
    const label = wrapper.findAll('span').find((found) => found.text() === group)
    await wrapper.get(`[aria-labelledby="${label?.attributes('id') ?? ''}"] input[value="${value}"]`).setValue(true)
    await flushPromises()
  }
  return { wrapper, choose, links: () => wrapper.findAll('a').map((link) => link.attributes('href')) }
}

it('writes the example as it is chosen, and keeps the choice', async () => {
  const { wrapper, choose } = await open()
  await choose('Numbers', 'de-DE')
  expect(wrapper.get('output').text()).toBe('12.345,6 · 64 GiB · 2,5 TiB · 2026-03-27 22:04')
  await choose('Sizes', 'TiB')
  expect(wrapper.get('output').text()).toContain('0,0625 TiB · 2,5 TiB')
  await choose('Dates', 'locale')
  expect(wrapper.get('output').text()).not.toContain('2026-03-27')
  await choose('Theme', 'dark')
  expect(readPreferences(localStorage)).toMatchObject({ numbers: 'de-DE', sizes: 'TiB', dates: 'locale', theme: 'dark', density: 'comfortable', language: 'en' })
})

it('leads to rates and defaults as far as there are any', async () => {
  expect((await open()).links()).toEqual(['/'])
  const project = { path: '/p', name: 'P', sources: 0, vms: 0, target: null }
  expect((await open(project)).links()).toEqual(['/target', '/import'])
  expect((await open({ ...project, sources: 1, vms: 3 })).links()).toEqual(['/target', '/size', '/waves/settings'])
})
