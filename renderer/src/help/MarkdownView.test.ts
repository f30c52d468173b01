// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { MarkdownView } from './MarkdownView.ts'

it('draws Markdown as elements, and takes nothing for HTML', () => {
  const wrapper = mount(MarkdownView, { props: { text: '# Title\n\nSome **bold** `code` <b>not</b>\n\n- one\n- [two](https://example.com)\n\n| A | B |\n|---|---|\n| 1 | 2 |\n' } })
  expect(wrapper.html().replaceAll(/\s*\n\s*|<!---->/g, '')).toContain('<h2>Title</h2><p>Some <strong>bold</strong> <code>code</code> &lt;b&gt;not&lt;/b&gt;</p><ul><li>one</li><li>two</li></ul>')
  expect(wrapper.findAll('td, th').map((cell) => cell.text())).toEqual(['A', 'B', '1', '2'])
  expect(wrapper.find('a').exists()).toBe(false)
})
