// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { SCREENS } from '#renderer/app/screens.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import ReportScreen from './ReportScreen.vue'

const HTML = '<!doctype html><html lang="en"><head><title>A report</title><style>p { color: red; }</style></head><body><p>Words</p><script>boom()</script></body></html>'

/** The screen over a host that answers `report.show` as a test says. */
async function open(show: (input: { scenario?: string }) => Outcome<unknown>, { names = [] as readonly string[], canPrintPdf = false } = {}) {
  const asked: { scenario?: string }[] = []
  const host = {
    invoke: (name: string, input: { scenario?: string }) => {
      if (name === 'project.info') return { ok: true, value: { path: '/p/e.portolan', name: 'Estate', sources: 1, vms: 3, target: null } }
      if (name === 'sizing.scenarios') return { ok: true, value: { scenarios: names.map((one) => ({ name: one, inputs: {} })), defaults: {} } }
      if (name !== 'report.show') return { ok: false, error: { code: 'not-found', message: name, details: {} } }
      asked.push(input)
      return show(input)
    },
    capabilities: { canPrintPdf, chooseFolder: null, revealInFolder: null, choosePath: null, onWish: null },
  } as unknown as Host // what the screen asks for
  const pinia = createPinia()
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map(({ route }) => route) })
  const wrapper = mount(ReportScreen, { global: { plugins: [pinia, router, createTexts('en', messages)], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await useProject(pinia).load()
  await flushPromises()
  return { wrapper, asked }
}

const button = (wrapper: Awaited<ReturnType<typeof open>>['wrapper'], label: string) => wrapper.findAll('button').find((one) => one.text() === label)

it('shows the document in a frame that runs nothing, and prints that frame', async () => {
  const { wrapper, asked } = await open(() => ({ ok: true, value: { scenario: 'Defaults', html: HTML } }), { canPrintPdf: true })
  const frame = wrapper.get('iframe')
  expect(asked).toEqual([{}])
  expect(frame.attributes('sandbox')).toBe('allow-same-origin allow-modals')
  expect(frame.attributes('srcdoc')).toContain('<style nonce="">p { color: red; }')
  const print = vi.fn()
  Object.defineProperty(frame.element, 'contentWindow', { value: { print }, configurable: true })
  await frame.trigger('load')
  await button(wrapper, 'Print')?.trigger('click')
  expect(print).toHaveBeenCalledTimes(1)
  expect(['Report (PDF)', 'Report (HTML)', 'Workbook (xlsx)'].map((label) => button(wrapper, label) !== undefined)).toEqual([true, true, false])
})

it('is about a scenario of the project, and says why there is none to show', async () => {
  const { wrapper, asked } = await open(() => ({ ok: false, error: { code: 'internal', message: 'It broke.', details: {} } }), { names: ['Lean', 'Safe'] })
  expect(asked).toEqual([{ scenario: 'Lean' }])
  expect(wrapper.get('[role=alert]').text()).toContain('The report could not be made.')
  expect(button(wrapper, 'Print')?.attributes('disabled')).toBeDefined()
})
