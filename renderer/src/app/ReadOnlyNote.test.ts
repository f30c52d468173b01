// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import { type Answer, ok } from '#renderer/stores/testing/stub-host.ts'
import { frameMessages } from './messages.ts'
import ReadOnlyNote from './ReadOnlyNote.vue'

const project = (isReadOnly: boolean) => ok({ path: '/a.portolan', name: 'a', sources: 1, vms: 1, target: null, isReadOnly, localLocks: null })

it('tries to open the project for writing, and says why that is refused', async () => {
  const answers: Record<string, Answer> = {
    'project.info': () => project(true),
    'project.open': () => ({ ok: false, error: { code: 'conflict', message: 'It is open in another Portolan.', details: { reason: 'held' } } }),
  }
  const host = { invoke: async (name: string) => answers[name]?.({}) } as unknown as Host // what the note asks for
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { frame: frameMessages } } })
  const wrapper = mount(ReadOnlyNote, { global: { plugins: [pinia, i18n], provide: { [HOST as symbol]: host } } })
  await useProject(pinia).load()
  const press = async (): Promise<void> => {
    await wrapper.get('button').trigger('click')
    await flushPromises()
  }
  await press()
  expect(wrapper.get('[role=alert]').text()).toBe('It is open in another Portolan.')
  answers['project.open'] = () => project(false)
  await press()
  expect(wrapper.find('[role=alert]').exists()).toBe(false)
  expect(useProject(pinia).info?.isReadOnly).toBe(false)
})
