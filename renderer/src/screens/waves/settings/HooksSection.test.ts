// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { provideDraftForm } from '#renderer/components/draft-form/draft-form.ts'
import { draftProblems } from '#renderer/components/draft-form/draft-problems.ts'
import { type Draft, withValue } from '#renderer/components/draft-form/draft-values.ts'
import { draftFormMessages } from '#renderer/components/draft-form/messages.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import HooksSection from './HooksSection.vue'
import { waveSettingsMessages } from './messages.ts'
import { namedVms } from './named-vms.ts'
import { provideVmNames } from './use-vm-names.ts'

/** Those that a test has opened. */
const opened: { unmount: () => void }[] = []
afterEach(() => {
  for (const wrapper of opened.splice(0)) wrapper.unmount()
})

async function open(hooks: unknown = []) {
  const draft = shallowRef<Draft>({ hooks })
  const form = defineComponent({
    setup: () => {
      provideDraftForm({ name: 'waves', draft: () => draft.value, defaults: () => ({}), problems: () => draftProblems(waveSettingsSchema, draft.value), set: (path, value) => { draft.value = withValue(draft.value, path, value) }, commit: () => undefined })
      provideVmNames(() => namedVms(draft.value))
      return () => h(HooksSection)
    },
  })
  const host = { invoke: () => Promise.resolve({ ok: true, value: { rows: [{ id: 'v/vm-1', name: 'app01' }], total: 1 } }), capabilities: {} } as unknown as Host // what the section asks for
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { waves: { settings: waveSettingsMessages }, draftForm: draftFormMessages } } })
  const wrapper = mount(form, { global: { plugins: [createPinia(), i18n], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  opened.push(wrapper)
  await flushPromises()
  const click = async (text: string): Promise<void> => {
    const found = wrapper.findAll('button').find((button) => button.text() === text)
    if (found === undefined) throw new Error(`no button ${text}`)
    await found.trigger('click')
  }
  return { wrapper, click, hooks: () => waveSettingsSchema.parse(draft.value).hooks, problems: () => draftProblems(waveSettingsSchema, draft.value) }
}

it('takes a job template, and says what is missing until it is whole', async () => {
  const { wrapper, click, hooks, problems } = await open()
  expect(wrapper.text()).toContain('MTV runs nothing before or after')
  await click('Add a job template')
  expect(problems().map(({ path }) => path)).toEqual(expect.arrayContaining(['hooks.0.name', 'hooks.0.jobTemplate.id', 'hooks.0.jobTemplate.url']))
  await wrapper.get('#waves-hooks-0-name').setValue('change')
  await wrapper.get('#waves-hooks-0-jobTemplate-url').setValue('https://aap.example.com')
  await wrapper.get('#waves-hooks-0-jobTemplate-id').setValue('42')
  await wrapper.get('#waves-hooks-0-step').setValue('PostHook')
  await wrapper.get('#waves-hooks-0-applications').setValue('Shop, ERP')
  expect(hooks()).toEqual([{ name: 'change', step: 'PostHook', jobTemplate: { id: 42, url: 'https://aap.example.com' }, applications: ['Shop', 'ERP'], vms: [] }])
  expect(wrapper.find('#waves-hooks-0-image').exists()).toBe(false)
})

it('takes an image with a playbook of several lines', async () => {
  const { wrapper, click, hooks } = await open()
  await click('Add a hook before')
  await wrapper.get('#waves-hooks-0-name').setValue('drain')
  await wrapper.get('#waves-hooks-0-image').setValue('registry.example.com/runner:1')
  await wrapper.get('textarea#waves-hooks-0-playbook').setValue('- hosts: all\n  tasks: []\n')
  expect(hooks()).toEqual([{ name: 'drain', step: 'PreHook', image: 'registry.example.com/runner:1', playbook: '- hosts: all\n  tasks: []\n', applications: [], vms: [] }])
})

it('shows hooks as they are, VMs by their names, and takes one out', async () => {
  const own = [{ name: 'a', step: 'PreHook', image: 'x/y', vms: ['v/vm-1'], applications: [] }, { name: 'b', step: 'PostHook', jobTemplate: { id: 1, url: 'https://aap.example.com' }, vms: [], applications: [] }]
  const { wrapper, hooks } = await open(own)
  expect(hooks()).toEqual(own)
  expect(wrapper.text()).toContain('app01')
  await wrapper.get('button[aria-label="Remove a"]').trigger('click')
  expect(hooks()).toEqual(own.slice(1))
})
