import { Document, Pair, Scalar, type ScalarTag, type Tags, YAMLMap, YAMLSeq } from 'yaml'
import type { YamlDocument } from '../serialise-yaml.ts'
import { withLongLinesMeant } from '../long-lines.ts'
import { LINE_CHARACTERS, plainTextComment } from '../yaml-comment.ts'
import { numberText, stringText } from '../yaml-scalar.ts'

/**
 * The same text as serialiseYaml gives, written by the `yaml` package from a tree of its nodes: slower, and what the quick writer is held to.
 */
export function documentYaml(documents: readonly YamlDocument[]): string {
  return documents.map(documentText).join('')
}

/** Strings and numbers as the product writes them, put before the tags of the package. */
function scalarTags(tags: Tags): Tags {
  return [STRING, NUMBER, ...tags]
}

const STRING: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string',
  resolve: (text) => text,
  stringify: (item, { indent, implicitKey }) => stringText(String(item.value), { indent, isKey: implicitKey === true }),
}

const NUMBER: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number',
  test: /^$/, // only tags with a test stand beside those of the package, which have one for numbers
  resolve: (text) => Number(text),
  stringify: ({ value }) => numberText(Number(value)),
}

const INDENT = 2
const FIRST_KEYS = ['apiVersion', 'kind', 'metadata']

function documentText({ value, comment = [], keyComments = {} }: YamlDocument): string {
  const document = new Document(undefined, { version: '1.2', schema: 'core', customTags: scalarTags })
  document.contents = mapNode(inKeyOrder(value), '', keyComments, 0)
  // The document marker comes first, so that a file of one document and of several begin alike.
  const head = comment.flatMap((line) => plainTextComment(line, LINE_CHARACTERS).map((each) => `${each}\n`)).join('')
  return `---\n${withLongLinesMeant(`${head}${document.toString({ indent: INDENT, lineWidth: 0, directives: false })}`)}`
}

function inKeyOrder(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  const entries = Object.entries(value)
  const first = FIRST_KEYS.flatMap((key) => entries.filter(([name]) => name === key))
  return [...first, ...entries.filter(([name]) => !FIRST_KEYS.includes(name))]
}

type KeyComments = Readonly<Record<string, string>>

function toNode(value: unknown, path: string, comments: KeyComments, indent: number): Scalar | YAMLMap | YAMLSeq {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return new Scalar(value)
  if (typeof value === 'number') return new Scalar(finiteNumber(value, path))
  if (Array.isArray(value)) return sequenceNode(value, path, comments, indent)
  if (isPlainObject(value)) return mapNode(Object.entries(value), path, comments, indent)
  throw new TypeError(`${path} is ${describeType(value)}, which no manifest can hold`)
}

function mapNode(entries: readonly (readonly [string, unknown])[], path: string, comments: KeyComments, indent: number): YAMLMap {
  const map = new YAMLMap()
  for (const [name, member] of entries) {
    if (member === undefined) continue
    const memberPath = path === '' ? name : `${path}.${name}`
    const key = new Scalar(name)
    commentAbove(key, memberPath, comments, indent)
    map.items.push(new Pair(key, toNode(member, memberPath, comments, indent + INDENT)))
  }
  return map
}

function sequenceNode(items: readonly unknown[], path: string, comments: KeyComments, indent: number): YAMLSeq {
  const sequence = new YAMLSeq()
  items.forEach((item, index) => {
    const itemPath = `${path}.${index}`
    const node = toNode(item, itemPath, comments, indent + INDENT)
    commentAbove(node, itemPath, comments, indent)
    sequence.items.push(node)
  })
  return sequence
}

function commentAbove(node: Scalar | YAMLMap | YAMLSeq, path: string, comments: KeyComments, indent: number): void {
  // Own members only: a path is never the name of something on Object.prototype by design, but a key is a stranger's text.
  const text = Object.hasOwn(comments, path) ? comments[path] : undefined
  // The `yaml` package writes "#" and then the text as it stands.
  if (text !== undefined) node.commentBefore = plainTextComment(text, LINE_CHARACTERS - indent).map((line) => line.slice(1)).join('\n')
}

function finiteNumber(value: number, path: string): number {
  if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}, which no manifest can hold`)
  return value === 0 ? 0 : value
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function describeType(value: unknown): string {
  return typeof value === 'object' ? 'an object of a class' : `a ${typeof value}`
}
