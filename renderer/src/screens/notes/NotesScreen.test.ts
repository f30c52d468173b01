// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { NMessageProvider } from 'naive-ui'
import { createPinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { SCREENS } from '#renderer/app/screens.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { projectAt } from '#renderer/stores/testing/stub-host.ts'
import NotesScreen from './NotesScreen.vue'

const ROW = { object: 'vm', subject: 'a/vm-1', name: 'sql-01', isKnown: true, note: { id: 1, text: 'May it be off?', state: 'open', owner: 'Ann', answer: null, at: '2026-01-02T03:04:05.000Z' } }

/** The screen at an address, over a project with one note or none; what was asked, and what was written. */
async function open(path: string, rows: readonly unknown[] = [ROW], refusals: Record<string, unknown> = {}) {
  const asked: { name: string; input: unknown }[] = []
  const answers: Record<string, unknown> = {
    'notes.list': { rows, total: rows.length, states: { open: rows.length, note: 0, answered: 0 }, owners: rows.length === 0 ? [] : [{ owner: 'Ann', notes: 1, open: 1 }, { owner: null, notes: 0, open: 0 }] },
    'inventory.query': { columns: [], total: 1, matching: 1, rows: [{ id: 'a/vm-1', name: 'sql-01' }], facets: [] },
    'notes.write': { batch: 1 },
    'notes.remove': { batch: 2 },
  }
  const host = {
    invoke: (name: string, input: unknown) => {
      asked.push({ name, input })
      const refusal = refusals[name]
      if (refusal !== undefined) {
        refusals[name] = undefined
        return Promise.resolve(refusal)
      }
      return Promise.resolve(name === 'project.info' ? projectAt('/a') : { ok: true, value: answers[name] })
    },
  } as unknown as Host // what the screen asks for
  const router = createRouter({ history: createMemoryHistory(), routes: SCREENS.map(({ route }) => route) })
  await router.push(path)
  const wrapper = mount({ render: () => h(NMessageProvider, null, { default: () => h(NotesScreen) }) }, {
    global: { plugins: [createPinia(), router, createI18n({ legacy: false, locale: 'en', messages: { en: messages } })], provide: { [HOST as symbol]: host } },
    attachTo: document.body,
  })
  await flushPromises()
  return { wrapper, router, inputsOf: (wanted: string) => asked.filter(({ name }) => name === wanted).map(({ input }) => input) }
}

it('lists what the address says, and keeps what is chosen in it', async () => {
  const { wrapper, router, inputsOf } = await open('/notes?state=open&owner=-&search=off')
  expect(inputsOf('notes.list')).toEqual([{ state: 'open', owner: null, search: 'off' }])
  expect(wrapper.get('ul[aria-label="Notes"]').text()).toContain('May it be off?')
  expect(wrapper.get('ul[aria-label="Notes"] a').attributes('href')).toBe('/inventory/vms/a%2Fvm-1')
  await wrapper.findAll('select')[1]?.setValue('Ann')
  const field = wrapper.get<HTMLInputElement>('.filters input')
  expect(field.element.value).toBe('off')
  await field.setValue('march')
  await vi.waitFor(() => { expect(router.currentRoute.value.query).toEqual({ state: 'open', owner: 'Ann', search: 'march' }) }, { timeout: 30_000 })
  await vi.waitFor(() => { expect(inputsOf('notes.list').at(-1)).toEqual({ state: 'open', owner: 'Ann', search: 'march' }) }, { timeout: 30_000 })
})

it('answers a question, and does not take an empty text', async () => {
  const { wrapper, inputsOf } = await open('/notes')
  await wrapper.get('button[aria-label="Change: May it be off?"]').trigger('click')
  const dialog = wrapper.get('dialog')
  await dialog.get('select').setValue('answered')
  const [text, answer] = dialog.findAll('textarea')
  await text?.setValue(' ')
  await dialog.get('form').trigger('submit')
  expect(dialog.text()).toContain('Write something.')
  await text?.setValue('May it be off?')
  await answer?.setValue('Yes, at night')
  await dialog.get('form').trigger('submit')
  await flushPromises()
  expect(inputsOf('notes.write')).toEqual([{ object: 'vm', subject: 'a/vm-1', note: { id: 1, text: 'May it be off?', state: 'answered', owner: 'Ann', answer: 'Yes, at night' }, seen: { text: 'May it be off?', state: 'open', owner: 'Ann', answer: null } }])
})

it('says what notes are for where there are none', async () => {
  const { wrapper } = await open('/notes', [])
  expect(wrapper.text()).toContain('No notes yet')
})

const CHANGED = { ok: false, error: { code: 'conflict', message: 'The note was changed.', details: { reason: 'changed', mine: 'a', theirs: 'b' } } }

it('takes away no note unseen that somebody else changed meanwhile, and asks which counts', async () => {
  const { wrapper, inputsOf } = await open('/notes', [ROW], { 'notes.remove': CHANGED })
  const seen = { text: 'May it be off?', state: 'open', owner: 'Ann', answer: null }
  await wrapper.get('button[aria-label^="Take away"]').trigger('click')
  await flushPromises()
  expect(wrapper.get('section.changed').text()).toContain('The note was changed.')
  await wrapper.findAll('section.changed button')[0]?.trigger('click')
  await flushPromises()
  expect(inputsOf('notes.remove')).toEqual([{ object: 'vm', subject: 'a/vm-1', id: 1, seen }, { object: 'vm', subject: 'a/vm-1', id: 1 }])
  expect(wrapper.find('section.changed').exists()).toBe(false)
})

it('keeps what a dialog says in spite of what somebody else wrote meanwhile', async () => {
  const { wrapper, inputsOf } = await open('/notes', [ROW], { 'notes.write': CHANGED })
  await wrapper.get('button[aria-label^="Change"]').trigger('click')
  await flushPromises()
  await wrapper.get('dialog form').trigger('submit')
  await flushPromises()
  await wrapper.findAll('dialog section.changed button')[0]?.trigger('click')
  await flushPromises()
  expect(inputsOf('notes.write').map((input) => 'seen' in (input as object))).toEqual([true, false])
  expect(wrapper.find('dialog').exists()).toBe(false)
})

it('asks before what was written in a dialog is dropped by Escape, and keeps it where it is wanted', async () => {
  const { wrapper } = await open('/notes')
  const escape = async (): Promise<void> => {
    wrapper.get('dialog textarea').element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    await flushPromises()
  }
  const answer = async (name: string): Promise<void> => {
    await wrapper.findAll('dialog[role=dialog] button').find((one) => one.text() === name)?.trigger('click')
    await flushPromises()
  }
  await wrapper.get('button[aria-label^="Change"]').trigger('click')
  await wrapper.get('dialog textarea').setValue('Not in March')
  await escape()
  expect(wrapper.get('dialog[role=dialog]').text()).toContain('Discard what you wrote?')
  await answer('Go on writing')
  expect(wrapper.get<HTMLTextAreaElement>('dialog textarea').element.value).toBe('Not in March')
  await escape()
  await answer('Discard')
  expect(wrapper.find('dialog').exists()).toBe(false)

  // Where nothing was written nothing is asked.
  await wrapper.get('button[aria-label^="Change"]').trigger('click')
  await escape()
  expect(wrapper.find('dialog').exists()).toBe(false)
})
