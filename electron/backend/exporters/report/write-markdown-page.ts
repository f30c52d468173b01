import { Marked } from 'marked'
import { htmlPage } from './html-page.ts'
import { html, type Html } from './html.ts'
import { DOCUMENT_STYLE, REPORT_STYLE } from './report-style.ts'

/**
 * A Markdown document of ours (GitHub Flavored Markdown) as one HTML file that needs nothing beside itself and runs nothing. Names of the
 * estate stay text: markup in the source is shown as it is written, and no address becomes a link or a picture.
 */
export function writeMarkdownPage(markdown: string): string {
  const body: Html = { html: MARKED.parse(markdown, { async: false }) }
  return htmlPage({ title: titleOf(markdown), generator: 'Portolan', style: REPORT_STYLE + DOCUMENT_STYLE, body: html`<main>\n${body}</main>` })
}

const MARKED = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => html`${text}`.html,
    link: ({ raw }) => html`${raw}`.html,
    image: ({ raw }) => html`${raw}`.html,
    code: ({ text }) => html`<pre><code>${text}</code></pre>\n`.html,
    codespan: ({ text }) => html`<code>${text}</code>`.html,
    // A box to tick on paper, before the words.
    checkbox: () => '☐ ',
    heading({ tokens, depth }) {
      const words: Html = { html: this.parser.parseInline(tokens) }
      return depth === 2 ? html`<h2 class="here">${words}</h2>\n`.html : `<h${String(depth)}>${words.html}</h${String(depth)}>\n`
    },
  },
})

/** The words of the first heading; they are plain in every document of ours. */
function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? 'Portolan'
}
