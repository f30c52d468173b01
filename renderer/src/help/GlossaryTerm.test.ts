// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'
import GlossaryTerm from './GlossaryTerm.vue'
import { MarkdownView } from './MarkdownView.ts'
import { helpMessages } from './messages.ts'

const hint = (): Element | null => document.querySelector('[role=tooltip]')

it('explains a word on focus, and goes with Esc and with the focus', async () => {
  const wrapper = mount(GlossaryTerm, { props: { term: 'descheduler' }, global: { plugins: [createI18n({ legacy: false, locale: 'en', messages: { en: { help: helpMessages } } })] }, attachTo: document.body })
  const word = wrapper.get('.term')
  await word.trigger('focus')
  expect(hint()?.textContent).toContain('DRS in vSphere')
  expect(word.attributes('aria-describedby')).toBe(hint()?.id)
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await nextTick()
  expect(hint()).toBeNull()
  await word.trigger('mouseenter')
  expect(hint()).not.toBeNull()
  await word.trigger('blur')
  expect(hint()).toBeNull()
})

it('draws Markdown as elements, and takes nothing for HTML', () => {
  const wrapper = mount(MarkdownView, { props: { text: '# Title\n\nSome **bold** `code` <b>not</b>\n\n- one\n- [two](https://example.com)\n\n| A | B |\n|---|---|\n| 1 | 2 |\n' } })
  expect(wrapper.html().replaceAll(/\s*\n\s*|<!---->/g, '')).toContain('<h2>Title</h2><p>Some <strong>bold</strong> <code>code</code> &lt;b&gt;not&lt;/b&gt;</p><ul><li>one</li><li>two</li></ul>')
  expect(wrapper.findAll('td, th').map((cell) => cell.text())).toEqual(['A', 'B', '1', '2'])
  expect(wrapper.find('a').exists()).toBe(false)
})
