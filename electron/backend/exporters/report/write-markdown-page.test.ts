import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownCode, markdownTable, markdownText } from '#shared/manifests/markdown.ts'
import { writeMarkdownPage } from './write-markdown-page.ts'

/** What a reader sees: tags are gone, entities are the characters that they stand for, and blanks are one. */
function seen(page: string): string {
  const body = page.slice(page.indexOf('<main>'), page.indexOf('</main>'))
  return body.replace(/<[^>]*>/g, ' ').replace(/&#(\d+);|&(lt|gt|amp|quot);/g, (_entity, code: string | undefined, name: string | undefined) => (code === undefined ? { lt: '<', gt: '>', amp: '&', quot: '"' }[name ?? ''] ?? '' : String.fromCharCode(Number(code)))).replace(/\s+/g, ' ').trim()
}

describe('a page of a Markdown document', () => {
  it('has its headings, lists, boxes, tables and code, and its first heading as the title', () => {
    const page = writeMarkdownPage('# One\n\nWords with `code`.\n\n## Two\n\n- [ ] to do\n- **strong**\n\n| A | B |\n| --- | --- |\n| a\\|b | `c` |\n\n```sh\noc get <vm>\n```\n')
    expect(page).toContain('<title>One</title>')
    expect(page).toContain('<h1>One</h1>')
    expect(page).toContain('<h2 class="here">Two</h2>')
    expect(page).toContain('<li>☐ to do</li>')
    expect(page).toContain('<strong>strong</strong>')
    expect(page).toContain('<td>a|b</td>')
    expect(page).toContain('<pre><code>oc get &#60;vm&#62;</code></pre>')
  })

  it.each([
    ['markup in a line', 'a <img src=x onerror=alert(1)> b'],
    ['markup of its own', '<script>alert(1)</script>'],
    ['a comment', '<!-- hidden -->'],
    ['a link to a script', '[a](javascript:alert(1))'],
    ['a picture from elsewhere', '![a](https://x.example/y.png)'],
    ['an address', 'https://x.example and www.x.example and <mailto:a@b.example>'],
  ])('shows %s as it is written', (_case, markdown) => {
    const page = writeMarkdownPage(`# T\n\n${markdown}\n`)
    expect(page).not.toMatch(/<(?:script|img|a)\b/)
    expect(seen(page)).toBe(`T ${markdown}`)
  })

  it('shows any name as it is, as words, as code and in a table', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(': yes', '0x1F', '~~gone~~', '&lt;b&gt;', '../../etc', '{{ .Name }}', '$(rm)', '- [ ] done', '1. a', '***', '[a]: b', '    indented', '`', '``` sh'))
    fc.assert(fc.property(name, (own) => {
      const plain = own.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu, ' ').replace(/\s+/g, ' ').trim()
      const code = plain === '' ? '(empty)' : plain
      const page = writeMarkdownPage(['# T', '', `x ${markdownText(own)} y`, '', `- ${markdownText(own)}`, '', ...markdownTable(['H', 'C'], [[markdownText(own), markdownCode(own)]]), ''].join('\n'))
      expect(seen(page)).toBe(`T x ${plain} y ${plain} H C ${plain} ${code}`.replace(/\s+/g, ' ').trim())
    }))
  })
})
