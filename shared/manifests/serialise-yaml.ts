import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { plainTextComment } from './yaml-comment.ts'
import { scalarTags } from './yaml-scalar.ts'

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
 * LF, no line ever folded, no anchors, `apiVersion`, `kind` and `metadata` first and all else in the order given.
 * A string that some YAML 1.1 or 1.2 parser might read as anything else is quoted, so every parser reads back what was
 * given. Members that are undefined are left out, as JSON does. The same values give the same bytes.
 * Throws TypeError for what no manifest can hold: a function, a symbol, a big integer, a date, NaN or an infinity.
 */
export function serialiseYaml(documents: readonly YamlDocument[]): string {
  return documents.map(documentText).join('')
}

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata']

function documentText({ value, comment = [], keyComments = {} }: YamlDocument): string {
  const document = new Document(undefined, { version: '1.2', schema: 'core', customTags: scalarTags })
  document.contents = mapNode(inKeyOrder(value), '', keyComments)
  // The document marker comes first, so that a file of one document and of several begin alike.
  const head = comment.map((line) => `${plainTextComment(line)}\n`).join('')
  return `---\n${head}${document.toString({ indent: 2, lineWidth: 0, directives: false })}`
}

function inKeyOrder(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  const entries = Object.entries(value)
  const first = FIRST_KEYS.flatMap((key) => entries.filter(([name]) => name === key))
  return [...first, ...entries.filter(([name]) => !FIRST_KEYS.includes(name))]
}

type KeyComments = Readonly<Record<string, string>>

function toNode(value: unknown, path: string, comments: KeyComments): Scalar | YAMLMap | YAMLSeq {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return new Scalar(value)
  if (typeof value === 'number') return new Scalar(finiteNumber(value, path))
  if (Array.isArray(value)) return sequenceNode(value, path, comments)
  if (isPlainObject(value)) return mapNode(Object.entries(value), path, comments)
  throw new TypeError(`${path} is ${describeType(value)}, which no manifest can hold`)
}

function mapNode(entries: readonly (readonly [string, unknown])[], path: string, comments: KeyComments): YAMLMap {
  const map = new YAMLMap()
  for (const [name, member] of entries) {
    if (member === undefined) continue
    const memberPath = path === '' ? name : `${path}.${name}`
    const key = new Scalar(name)
    commentAbove(key, memberPath, comments)
    map.items.push(new Pair(key, toNode(member, memberPath, comments)))
  }
  return map
}

function sequenceNode(items: readonly unknown[], path: string, comments: KeyComments): YAMLSeq {
  const sequence = new YAMLSeq()
  items.forEach((item, index) => {
    const itemPath = `${path}.${index}`
    const node = toNode(item, itemPath, comments)
    commentAbove(node, itemPath, comments)
    sequence.items.push(node)
  })
  return sequence
}

function commentAbove(node: Scalar | YAMLMap | YAMLSeq, path: string, comments: KeyComments): void {
  // Own members only: a path is never the name of something on Object.prototype by design, but a key is a stranger's text.
  const text = Object.hasOwn(comments, path) ? comments[path] : undefined
  // The `yaml` package writes "#" and then the text as it stands.
  if (text !== undefined) node.commentBefore = plainTextComment(text).slice(1)
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
