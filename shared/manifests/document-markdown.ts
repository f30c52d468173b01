import type { DocumentBlock, DocumentText, PlainDocument } from '#shared/domain/document.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** A document as Markdown (GitHub Flavored Markdown), with whatever strangers wrote in it escaped. */
export function documentMarkdown({ title, lead, sections }: PlainDocument): string {
  const parts = [[`# ${markdownText(title)}`, '', markdownText(lead)], ...sections.map(({ heading, blocks }) => [`## ${markdownText(heading)}`, ...blocks.flatMap((block) => ['', ...linesOf(block)])])]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function linesOf(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [markdownText(block.text)]
    case 'list':
      return block.items.map((item) => `- ${words(item)}`)
    case 'steps':
      return block.items.map((item, index) => `${String(index + 1)}. ${words(item)}`)
    case 'checks':
      return block.items.map((item) => `- [ ] ${words(item)}`)
    case 'table':
      return markdownTable(block.head.map(markdownText), block.rows.map((row) => row.map(cell)))
    case 'code':
      return ['```sh', ...block.lines, '```']
  }
}

/** No list begins in a cell, so that its numbers may stay as they are. */
function cell(text: DocumentText): string {
  return words(text).replace(/^(\d+)\\(?=[.)])/, '$1')
}

function words(text: DocumentText): string {
  return typeof text === 'string' ? markdownText(text) : markdownCode(text.code)
}
