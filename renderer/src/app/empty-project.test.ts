// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NDialogProvider, NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { afterEach, expect, it } from 'vitest'
import { type Component, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { useProject } from '#renderer/stores/project.ts'
import { SCREENS } from './screens.ts'

afterEach(() => localStorage.clear())

/** What a backend answers while nothing was imported. */
const ANSWERS: Record<string, unknown> = {
  'project.info': { path: '/p', name: 'P', sources: 0, vms: 0, target: null },
  'inventory.query': { rows: [], total: 0, matching: 0, facets: {} },
  'decisions.steps': { steps: [], total: 0 },
  'decisions.state': { undo: null, redo: null },
  'notes.list': { notes: [], total: 0, states: {}, owners: [] },
}

const NEEDING = SCREENS.flatMap(({ route, step, byName }) => {
  const place = step ?? byName
  return place !== undefined && (place.needsInventory || route.name === 'history') ? [{ name: route.name, path: place.path, route }] : []
})

it.each(NEEDING)('$name says on an empty project that an inventory comes first, and leads there', async ({ path, route }) => {
  const host = {
    invoke: (name: string) => Promise.resolve(name in ANSWERS ? { ok: true, value: ANSWERS[name] } : { ok: false, error: { code: 'not-found', message: name, details: {} } }),
    info: () => Promise.resolve({ ok: false, error: { code: 'not-found', message: 'info', details: {} } }),
    capabilities: { canPrintPdf: false, chooseFolder: null, revealInFolder: null, choosePath: null, onWish: null },
  } as unknown as Host // what screens ask for
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map((screen) => screen.route) })
  const pinia = createPinia()
  const load = route.component as () => Promise<{ default: Component }> // screens are loaded when they are gone to
  const { default: Screen } = await load()
  await router.push(path)
  const Root = { setup: () => ({ project: useProject() }), render: ({ project }: { project: { isLoaded: boolean } }) => (project.isLoaded ? h(NMessageProvider, null, { default: () => h(NDialogProvider, null, { default: () => h(Screen) }) }) : null) }
  const wrapper = mount(Root, { global: { plugins: [pinia, router, createTexts('en', messages)], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await useProject(pinia).load()
  await flushPromises()
  expect(wrapper.find('section.empty a[href="/import"]').exists(), wrapper.text()).toBe(true)
})
