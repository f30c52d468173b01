// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref, withDirectives } from 'vue'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages as german } from '#renderer/i18n/languages/de.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import GlossaryHint from './GlossaryHint.vue'
import { explainBy } from './term-of.ts'
import { vTerm } from './v-term.ts'

const hint = (): Element | null => document.querySelector('[role=tooltip]')
let page: VueWrapper | null = null
beforeEach(() => { vi.useFakeTimers() })
afterEach(() => {
  page?.unmount()
  vi.useRealTimers()
})
/** Longer than the pointer has to rest on a word, or off it. */
const RESTED_MS = 1_000

/** A page of labels: a heading of a table, one in a button, one that is no word, one again, and a heading that is gone to from elsewhere. */
function show(first = 'DRS') {
  const texts = createTexts('en', messages)
  texts.global.setLocaleMessage('de', german)
  explainBy(texts.global)
  const label = ref(first)
  const isThere = ref(true)
  const Page = defineComponent(() => () => h('main', [
    isThere.value ? withDirectives(h('th', { id: 'first' }, label.value), [[vTerm, label.value]]) : null,
    h('button', { 'type': 'button', 'aria-describedby': 'other' }, [withDirectives(h('span', 'EVC mode'), [[vTerm, 'EVC mode']])]),
    withDirectives(h('dt', { id: 'none' }, 'Owner'), [[vTerm, 'Owner']]),
    withDirectives(h('h2', { id: 'again', tabindex: '-1' }, 'DRS'), [[vTerm, 'DRS']]),
    h(GlossaryHint),
  ]))
  page = mount(Page, { global: { plugins: [texts] }, attachTo: document.body })
  const shown = page
  return { get: (selector: string) => shown.get(selector), label, isThere, texts }
}

it('explains a word on focus and on hover, and goes with Esc and with the focus', async () => {
  const { get } = show()
  const word = get('#first')
  await word.trigger('focus')
  expect(hint()?.textContent).toContain('vSphere: DRS → OpenShift: Scheduler and descheduler')
  expect(word.attributes('aria-describedby')).toBe(hint()?.id)
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await nextTick()
  expect(hint()).toBeNull()
  expect(word.attributes('aria-describedby')).toBeUndefined()
  await word.trigger('mouseenter')
  expect(hint()).toBeNull()
  await vi.advanceTimersByTimeAsync(RESTED_MS)
  expect(hint()).not.toBeNull()
  await word.trigger('blur')
  expect(hint()).toBeNull()
})

it('stays while the pointer goes from the word to what is said of it', async () => {
  const { get } = show()
  await get('#first').trigger('mouseenter')
  await vi.advanceTimersByTimeAsync(RESTED_MS)
  await get('#first').trigger('mouseleave')
  await get('[role=tooltip]').trigger('mouseenter')
  await vi.advanceTimersByTimeAsync(RESTED_MS)
  expect(hint()).not.toBeNull()
  await get('[role=tooltip]').trigger('mouseleave')
  await vi.advanceTimersByTimeAsync(RESTED_MS)
  expect(hint()).toBeNull()
})

it('takes the focus of the button that a word stands in, and leaves what describes it', async () => {
  const { get } = show()
  const button = get('button')
  expect(get('button span').attributes('tabindex')).toBeUndefined()
  await button.trigger('focus')
  expect(hint()?.textContent).toContain('vSphere: EVC')
  expect(button.attributes('aria-describedby')).toBe(`other ${hint()?.id ?? ''}`)
  await button.trigger('blur')
  expect(button.attributes('aria-describedby')).toBe('other')
})

it('makes the first of a word a stop for the keyboard, the next where that one goes, and no label that is no word', async () => {
  const { get, isThere, label } = show()
  expect(get('#first').attributes('tabindex')).toBe('0')
  expect(get('#again').attributes('tabindex')).toBe('-1')
  expect(get('#none').attributes()).toEqual({ id: 'none' })
  isThere.value = false
  await nextTick()
  expect(get('#again').attributes('tabindex')).toBe('0')
  isThere.value = true
  label.value = 'Owner'
  await nextTick()
  expect(get('#first').attributes()).toEqual({ id: 'first' })
})

it('knows the words of the language that is shown', async () => {
  const { get, label, texts } = show('Ordner')
  expect(get('#first').attributes('data-term')).toBeUndefined()
  texts.global.locale.value = 'de'
  label.value = 'Switch'
  await nextTick()
  await get('#first').trigger('focus')
  expect(hint()?.textContent).toContain('Distributed Switch → OpenShift: Bridge auf den Nodes')
})
