import type { DocumentBlock, DocumentText, PlainDocument } from '#shared/domain/document.ts'
import { htmlPage } from './html-page.ts'
import { html, type Html } from './html.ts'
import { DOCUMENT_STYLE, REPORT_STYLE } from './report-style.ts'

/** A document as one HTML file that needs nothing beside itself, runs nothing and prints in black and white. */
export function writeDocument({ title, lead, sections }: PlainDocument): string {
  const body = html`<header>
<h1>${title}</h1>
<p class="lead">${lead}</p>
</header>
<main>
${sections.map(({ heading, blocks }) => html`<section>
<h2 class="here">${heading}</h2>
${blocks.map(blockHtml)}
</section>
`)}</main>`
  return htmlPage({ title, generator: 'Portolan', style: REPORT_STYLE + DOCUMENT_STYLE, body })
}

function blockHtml(block: DocumentBlock): Html {
  switch (block.kind) {
    case 'text':
      return html`<p>${block.text}</p>`
    case 'list':
      return html`<ul class="plain">${items(block.items)}</ul>`
    case 'steps':
      return html`<ol class="plain">${items(block.items)}</ol>`
    case 'checks':
      // A box to tick on paper, before the words.
      return html`<ul class="checks">${block.items.map((item) => html`<li>☐ ${words(item)}</li>`)}</ul>`
    case 'table':
      return html`<table><thead><tr>${block.head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>
${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${words(cell)}</td>`)}</tr>
`)}</tbody></table>`
    case 'code':
      return html`<pre><code>${block.lines.join('\n')}</code></pre>`
  }
}

function items(texts: readonly DocumentText[]): readonly Html[] {
  return texts.map((text) => html`<li>${words(text)}</li>`)
}

function words(text: DocumentText): Html {
  return typeof text === 'string' ? html`${text}` : html`<code>${text.code}</code>`
}
