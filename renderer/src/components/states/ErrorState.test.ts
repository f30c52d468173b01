// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import ErrorState from './ErrorState.vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { frameMessages } from '#renderer/app/messages.ts'
import { startMessages } from '#renderer/screens/start/messages.ts'
import { type Answer, projectAt } from '#renderer/stores/testing/stub-host.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'

const COPY = '/p/a.backup-v10.portolan'

async function show(error: ErrorData, open: Answer) {
  const host = { invoke: async (_name: string, input: Record<string, unknown>) => open(input) } as unknown as Host // what the button asks for
  const router = createRouter({ history: createMemoryHistory(), routes: ['/', '/inventory/vms'].map((path) => ({ path, component: { render: () => null } })) })
  await router.push('/')
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { frame: frameMessages, start: startMessages } } })
  const wrapper = mount(ErrorState, { props: { error }, global: { plugins: [createPinia(), i18n, router], provide: { [HOST as symbol]: host } } })
  const labels = (): string[] => wrapper.findAll('button').map((button) => button.text())
  const press = async (label: string): Promise<void> => {
    await wrapper.findAll('button').find((button) => button.text() === label)?.trigger('click')
    await flushPromises()
  }
  return { wrapper, labels, press, path: () => router.currentRoute.value.path }
}

it('leads from a damaged project to its copy, wherever the damage is met', async () => {
  const asked: unknown[] = []
  let isRefused = true
  const state = await show({ code: 'unreadable-file', message: 'It is damaged.', details: { copy: COPY } }, (input) => {
    asked.push(input)
    return isRefused ? { ok: false, error: { code: 'conflict', message: 'The copy is open in another Portolan.', details: {} } } : projectAt(COPY)
  })
  await state.press('Open the copy')
  expect([state.path(), state.wrapper.text()]).toEqual(['/', expect.stringContaining('The copy is open in another Portolan.')])
  isRefused = false
  await state.press('Open the copy')
  expect([asked.at(-1), state.path()]).toEqual([{ path: COPY, create: false, access: 'write' }, '/inventory/vms'])
})

it('offers no copy where there is none', async () => {
  const state = await show({ code: 'io', message: 'It failed.', details: { copy: COPY } }, () => projectAt(COPY))
  expect(state.labels()).toEqual(['Try again'])
})
