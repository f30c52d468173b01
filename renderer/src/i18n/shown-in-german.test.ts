// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NDialogProvider, NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import { type Component, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { SCREENS } from '#renderer/app/screens.ts'
import HelpDialog from '#renderer/help/HelpDialog.vue'
import { useProject } from '#renderer/stores/project.ts'
import { createTexts } from './create-i18n.ts'
import { messages as english } from './languages/en.ts'
import { messages as german } from './languages/de.ts'
import { textsByKey } from './testing/texts-by-key.ts'

afterEach(() => {
  document.body.innerHTML = ''
  localStorage.clear()
})

const ANSWERS: Record<string, unknown> = {
  'project.info': { path: '/p', name: 'P', sources: 0, vms: 0, target: null },
  'project.recent': [],
  'decisions.steps': { steps: [], total: 0 },
  'decisions.state': { undo: null, redo: null },
}

/** Texts of English that German says otherwise, without those in which something is filled in. */
const ENGLISH_ONLY = (() => {
  const there = textsByKey(german)
  return new Set([...textsByKey(english)].flatMap(([key, text]) => (text === there.get(key) || text.includes('{') ? [] : [text])))
})()
// A text that is English for one thing and German for another is no sign of either.
for (const text of textsByKey(german).values()) ENGLISH_ONLY.delete(text)

/** A page over a host that answers as for a new project. */
async function open(content: Component, path: string) {
  const missing: string[] = []
  const texts = createTexts('de', german)
  texts.global.setMissingHandler((_locale, key) => { missing.push(key) })
  const host = {
    invoke: (name: string) => Promise.resolve(name in ANSWERS ? { ok: true, value: ANSWERS[name] } : { ok: false, error: { code: 'not-found', message: name, details: {} } }),
    info: () => Promise.resolve({ ok: false, error: { code: 'not-found', message: 'info', details: {} } }),
    capabilities: { canPrintPdf: false, chooseFolder: null, revealInFolder: null, choosePath: null, onWish: null },
  } as unknown as Host // what screens ask for
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map((screen) => screen.route) })
  const pinia = createPinia()
  await router.push(path)
  const wrapper = mount(() => h(NMessageProvider, null, { default: () => h(NDialogProvider, null, { default: () => h(content) }) }), { global: { plugins: [pinia, router, texts], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await useProject(pinia).load()
  await flushPromises()
  return { wrapper, missing }
}

/** What a page says, text by text, with the names that only a screen reader says. */
function said(): readonly string[] {
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (nodes.nextNode() !== null) texts.push((nodes.currentNode.nodeValue ?? '').trim())
  for (const name of ['aria-label', 'title', 'placeholder']) for (const element of document.body.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '')
  return texts
}

it.each(['start', 'settings', 'history'])('%s lacks no text in German and says none in English', async (name) => {
  const route = SCREENS.find((screen) => screen.route.name === name)?.route
  const { missing, wrapper } = await open(RouterView, route?.path ?? '')
  expect(missing).toEqual([])
  expect(said().filter((text) => ENGLISH_ONLY.has(text))).toEqual([])
  expect(wrapper.get('h1').text()).toBe(german[name as 'start'].title)
})

it('help and its words are in German', async () => {
  const { missing, wrapper } = await open({ render: () => h(HelpDialog, { first: 'map' }) }, '/')
  await vi.waitFor(() => expect(wrapper.get('.page').text()).toContain('Wohin jedes Ding geht.'), { timeout: 30_000 })
  await wrapper.findAll('nav button').at(-1)?.trigger('click')
  expect(wrapper.get('table').text()).toContain('Wartungsmodus')
  expect(missing).toEqual([])
  expect(said().filter((text) => ENGLISH_ONLY.has(text))).toEqual([])
})
