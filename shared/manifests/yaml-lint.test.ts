import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LINE_CHARACTERS } from './yaml-comment.ts'

const GOLDEN = path.join(import.meta.dirname, 'golden')
const FILES = globSync('**/*.yaml', { cwd: GOLDEN }).sort()

/** What yamllint says by its default rules of a file of ours, as far as a line tells; lines within block texts are data, but for their length. */
function complaints(text: string): string[] {
  const found: string[] = []
  const documents = text.split(/^---\n/m).slice(1)
  const isLong = (line: string): boolean => line.length > LINE_CHARACTERS && line.replace(/^ *(?:- |#+ ?)?/, '').includes(' ')
  if (documents.some((document) => document.split('\n').some(isLong) && !document.startsWith('# yamllint disable rule:line-length\n'))) found.push('1: line-length')
  const say = (rule: string, index: number): void => void found.push(`${String(index + 1)}: ${rule}`)
  if (!text.startsWith('---\n')) say('document-start', 0)
  if (!text.endsWith('\n') || text.endsWith('\n\n')) say('new-line-at-end-of-file', 0)
  let blockIndent: number | null = null
  text.split('\n').forEach((line, index) => {
    const indent = line.length - line.trimStart().length
    const content = line.trimStart()
    if (/\s$/.test(line)) say('trailing-spaces', index)
    if (line.includes('\r')) say('new-lines', index)
    if (blockIndent !== null && (content === '' || indent > blockIndent)) return
    blockIndent = /(?:^|[:-] )\|-?$/.test(line) ? indent : null
    if (indent % 2 !== 0 || line.includes('\t')) say('indentation', index)
    if (content.startsWith('#') && !/^#(?: \S|$)/.test(content)) say('comments', index)
    if (/(?:: |- )(?:yes|no|on|off|y|n|True|False|TRUE|FALSE)$/i.test(line) && !/(?:: |- )(?:true|false)$/.test(line)) say('truthy', index)
    // The directive is for values: comments are wrapped.
    if (isLong(line) && content.startsWith('#')) say('line-length', index)
  })
  return found
}

describe('every manifest keeps the default rules of yamllint', () => {
  it('is asked of all golden files', () => {
    expect(FILES.length).toBeGreaterThan(40)
  })

  it.each(FILES)('%s', (file) => {
    expect(complaints(readFileSync(path.join(GOLDEN, file), 'utf8'))).toEqual([])
  })

  it.each([
    ['document-start', 'a: b\n'],
    ['trailing-spaces', '---\na: b \n'],
    ['new-line-at-end-of-file', '---\na: b'],
    ['indentation', '---\na:\n   b: c\n'],
    ['comments', '---\n#a\nb: c\n'],
    ['truthy', '---\na: yes\n'],
    ['line-length', `---\n# ${'word '.repeat(20)}end\na: b\n`],
    ['line-length', `---\na: ${'word '.repeat(20)}end\n`],
    ['line-length', `---\na: ${'x'.repeat(80)}\n`],
    ['line-length', `---\n# yamllint disable rule:line-length\na: b\n---\na: |\n  ${'word '.repeat(20)}end\n`],
  ])('%s is seen', (rule, text) => {
    expect(complaints(text).join()).toContain(rule)
  })
})
