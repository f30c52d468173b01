// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { ok } from '#renderer/stores/testing/stub-host.ts'
import VmAssessmentView from './VmAssessmentView.vue'

it('says of a template that it is not judged', async () => {
  const host = { invoke: () => Promise.resolve(ok(null)) } as unknown as Host // all that it asks is not judged
  const wrapper = mount(VmAssessmentView, {
    props: { id: 's/vm-1', known: [] },
    global: { plugins: [createPinia(), createI18n({ legacy: false, locale: 'en', messages: { en: messages } })], provide: { [HOST as symbol]: host } },
  })
  await flushPromises()
  expect(wrapper.text()).toBe('Not evaluated: a template is not migrated.')
})
