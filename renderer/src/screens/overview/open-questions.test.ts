// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import type { Call } from '#renderer/api/use-call.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { type CriticalCheck, useBundleVerdict } from '#renderer/stores/bundle-verdict.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import OpenQuestions from './OpenQuestions.vue'

const WAVES = { step: 'waves', code: 'no-waves', reason: null, title: null, count: 1 } as const

async function show(questions: ApiOutput<'plan.progress'>['questions'], critical: readonly CriticalCheck[] | null) {
  const pinia = createPinia()
  const host = { invoke: () => Promise.resolve({ ok: false, error: { code: 'not-found', message: '', details: {} } }) } as unknown as Host // nothing is asked for
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { render: () => null } }] })
  await router.push('/overview')
  const call = { state: 'ready', value: { questions, steps: [], blockers: [] }, error: null } as unknown as Call<ApiOutput<'plan.progress'>> // what is shown of it
  const wrapper = mount(OpenQuestions, { props: { call }, global: { plugins: [pinia, router, createTexts('en', messages)], provide: { [HOST as symbol]: host } } })
  useBundleVerdict(pinia).critical = critical
  await wrapper.vm.$nextTick()
  return { text: wrapper.text(), links: wrapper.findAll('a').map((link) => [link.text(), link.attributes('href')]) }
}

it('asks for what stops the export, one click from where it is found', async () => {
  const { links, text } = await show([WAVES], [{ checkId: 'a', title: 'Every reference is there', count: 2 }])
  expect(links).toEqual([['The waves are not planned', '/waves'], ['Stops the export: Every reference is there, 2 critical findings', '/hand-over#hand-over-checks']])
  expect(text).not.toContain('not checked yet')
})

it('says that the bundle can be written only where it was checked', async () => {
  expect((await show([], [])).text).toContain('the bundle can be written')
  const { text, links } = await show([], null)
  expect(text).not.toContain('can be written')
  expect(text).toContain('The bundle is not checked yet since the last change.')
  expect(links).toEqual([['Check it in Hand over', '/hand-over#hand-over-checks']])
})
