// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import { ok } from '#renderer/stores/testing/stub-host.ts'
import LocalLocksNote from './LocalLocksNote.vue'
import { frameMessages } from './messages.ts'

it('names the share until it was read, and again for the next project', async () => {
  let path = '/a.portolan'
  const host = { invoke: () => Promise.resolve(ok({ path, name: 'a', sources: 1, vms: 1, target: null, isReadOnly: false, localLocks: { fileSystem: 'nfs', option: 'nolock' } })) } as unknown as Host // what the note asks for
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { frame: frameMessages } } })
  const wrapper = mount(LocalLocksNote, { global: { plugins: [pinia, i18n], provide: { [HOST as symbol]: host } } })
  expect(wrapper.find('[role=note]').exists()).toBe(false)
  await useProject(pinia).load()
  expect(wrapper.get('[role=note]').text()).toContain('(nfs, nolock)')
  await wrapper.get('button').trigger('click')
  expect(wrapper.find('[role=note]').exists()).toBe(false)
  expect(wrapper.emitted('dismissed')).toHaveLength(1)
  path = '/b.portolan'
  await useProject(pinia).load()
  expect(wrapper.find('[role=note]').exists()).toBe(true)
})
