import type { ApiOutput } from '#shared/contract/api.ts'

type Document = ApiOutput<'waves.run-book'>['mails']
type Block = Document['sections'][number]['blocks'][number]

/** The mail to an owner as plain text, as it is pasted into any mail program; null where there is none to him. */
export function mailText({ sections }: Document, owner: string): string | null {
  const section = sections.find(({ heading }) => heading === owner)
  return section === undefined ? null : section.blocks.map(textOf).join('\n\n')
}

function textOf(block: Block): string {
  if (block.kind === 'text') return block.text
  if (block.kind === 'code') return block.lines.join('\n')
  const lines = block.kind === 'table' ? block.rows.map((row) => row.map(plain).join(', ')) : block.items.map(plain)
  return lines.map((line) => `- ${line}`).join('\n')
}

function plain(text: string | { readonly code: string }): string {
  return typeof text === 'string' ? text : text.code
}
