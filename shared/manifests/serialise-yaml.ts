import { withLongLinesMeant } from './long-lines.ts'
import { LINE_CHARACTERS, plainTextComment } from './yaml-comment.ts'
import { numberText, stringText } from './yaml-scalar.ts'

/** Plain data as a YAML document, with remarks for the reader. */
export interface YamlDocument {
  readonly value: Readonly<Record<string, unknown>>
  /** Lines above the whole document. */
  readonly comment?: readonly string[]
  /** Remarks above single keys, by their path: "spec.map", "spec.vms.0". */
  readonly keyComments?: Readonly<Record<string, string>>
}

/**
 * The YAML text of a file, a document for each value. The one serialiser of the product: block style, two spaces,
 * LF, comments within 80 characters, no value ever folded (a directive tells yamllint so), no anchors, `apiVersion`, `kind` and `metadata` first and all else in the order given.
 * A string that some YAML 1.1 or 1.2 parser might read as anything else is quoted, so every parser reads back what was
 * given. Members that are undefined are left out, as JSON does. The same values give the same bytes.
 * Throws TypeError for what no manifest can hold: a function, a symbol, a big integer, a date, NaN or an infinity.
 */
export function serialiseYaml(documents: readonly YamlDocument[]): string {
  return documents.map(documentText).join('')
}

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata']
const INDENT = '  '
/** What stands before a colon on its line: longer keys need a question mark (YAML 1.2.2, 7.4.2). */
const MAX_SIMPLE_KEY_CHARACTERS = 1024

function documentText({ value, comment = [], keyComments = {} }: YamlDocument): string {
  // The document marker comes first, so that a file of one document and of several begin alike.
  const head = comment.flatMap((line) => plainTextComment(line, LINE_CHARACTERS).map((each) => `${each}\n`)).join('')
  const writing = { comments: Object.keys(keyComments).length === 0 ? null : keyComments, path: [] }
  return `---\n${withLongLinesMeant(`${head}${mapText(inKeyOrder(value), '', writing)}\n`)}`
}

function inKeyOrder(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  const entries = Object.entries(value)
  const first = FIRST_KEYS.flatMap((key) => entries.filter(([name]) => name === key))
  return [...first, ...entries.filter(([name]) => !FIRST_KEYS.includes(name))]
}

/** Where the writer is. */
interface Writing {
  readonly comments: Readonly<Record<string, string>> | null
  /** Keys and places of items, from the document down: changed as the writer goes, since a path for each value would cost more than writing it. */
  readonly path: (string | number)[]
}

/** The text of a value, without the indent of its first line. */
function nodeText(value: unknown, indent: string, writing: Writing): string {
  if (typeof value === 'string') return stringText(value, { indent, isKey: false })
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return numberText(value)
  if (Array.isArray(value)) return sequenceText(value, indent, writing)
  if (isPlainObject(value)) return mapText(Object.entries(value), indent, writing)
  throw new TypeError(`${writing.path.join('.')} is ${describeType(value)}, which no manifest can hold`)
}

function mapText(entries: readonly (readonly [string, unknown])[], indent: string, writing: Writing): string {
  const inner = indent + INDENT
  let text = ''
  for (const [name, member] of entries) {
    if (member === undefined) continue
    writing.path.push(name)
    const key = stringText(name, { indent: inner, isKey: true })
    const written = nodeText(member, inner, writing)
    const isBlock = typeof member === 'object' && member !== null && written !== '{}' && written !== '[]'
    if (text !== '') text += `\n${indent}`
    text += commentAbove(indent, writing)
    text += key.length > MAX_SIMPLE_KEY_CHARACTERS ? `? ${key}\n${indent}: ${written}` : `${key}:${isBlock ? `\n${inner}` : ' '}${written}`
    writing.path.pop()
  }
  return text === '' ? '{}' : text
}

function sequenceText(items: readonly unknown[], indent: string, writing: Writing): string {
  const inner = indent + INDENT
  let text = ''
  items.forEach((item, index) => {
    writing.path.push(index)
    if (text !== '') text += `\n${indent}`
    text += `${commentAbove(indent, writing)}- ${nodeText(item, inner, writing)}`
    writing.path.pop()
  })
  return text === '' ? '[]' : text
}

function commentAbove(indent: string, { comments, path }: Writing): string {
  if (comments === null) return ''
  const place = path.join('.')
  // Own members only: a path is never the name of something on Object.prototype by design, but a key is a stranger's text.
  const text = Object.hasOwn(comments, place) ? comments[place] : undefined
  const lines = text === undefined ? [] : plainTextComment(text, LINE_CHARACTERS - indent.length)
  return lines[0] === '#' ? '' : lines.map((line) => `${line}\n${indent}`).join('')
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function describeType(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'object' ? 'an object of a class' : `a ${typeof value}`
}
