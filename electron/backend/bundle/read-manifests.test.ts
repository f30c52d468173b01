import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseManifests } from './parse-manifests.ts'
import { readManifests, type ReadManifests } from './read-manifests.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-manifests-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'

function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<ReadManifests> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return readManifests(folder, { aborted: false })
}

/** An alias that stands for a thousand copies of a list. */
const BOMB = `${OBJECT}a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c]\n`

describe('a file that cannot be turned into objects', () => {
  it.each<[when: string, path: string, text: string | Uint8Array, subject: string, line: number, why: string]>([
    ['an alias without an anchor', 'a.yaml', `${OBJECT}data: *nope\n`, 'a.yaml', 5, 'the alias *nope names no anchor'],
    ['a host name with a star, unquoted', 'a.yaml', `${OBJECT}data:\n  host: *.apps.example.com\n`, 'a.yaml', 6, 'the alias *.apps.example.com names no anchor'],
    ['aliases that swell', 'a.yaml', BOMB, 'a.yaml', 8, 'its aliases expand to more than 100 copies'],
    ['an alias in the second document', 'a.yaml', `${OBJECT}---\n${OBJECT}data: *nope\n`, 'a.yaml#2', 10, 'the alias *nope'],
    ['a key twice', 'a.yaml', `${OBJECT}kind: Secret\n`, 'a.yaml', 5, 'Map keys must be unique'],
    ['broken indentation', 'a.yml', 'a: b\n  c: d\n', 'a.yml', 1, 'Nested mappings are not allowed'],
    ['brackets without an end', 'a.yaml', '['.repeat(20_000), 'a.yaml', 1, 'nested more than 500 levels deep'],
    ['maps without an end', 'a.yaml', `x: 1\ny: ${'{"a":'.repeat(20_000)}`, 'a.yaml', 2, 'nested more than 500 levels deep'],
    ['lists within lists', 'a.yaml', `${'- '.repeat(20_000)}a\n`, 'a.yaml', 1, 'nested more than 500 levels deep'],
    ['Latin 1', 'a.yaml', new Uint8Array([...Buffer.from('a: b\nc: caf'), 0xe9, 0x0a]), 'a.yaml', 2, 'it is not in UTF-8'],
    ['a list', 'a.yaml', '- a\n', 'a.yaml', 1, 'it is no map with apiVersion and kind'],
    ['no kind', 'a.yaml', '\n\napiVersion: v1\n', 'a.yaml', 3, 'it has no kind'],
    ['a name that is a number', 'a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: 1 }\n', 'a.yaml', 1, 'its metadata is no map with a name that is a text'],
    ['an item of a list without a kind', 'a.yaml', 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n', 'a.yaml', 1, 'items[0]: it has no kind'],
    ['broken JSON', 'a.json', '{\n  "apiVersion": "v1",\n  "kind" "ConfigMap"\n}\n', 'a.json', 3, 'it is no JSON'],
    ['an install-config that is no YAML', 'install/install-config.yaml', 'apiVersion: v1\nnetworking:\n  - a\n b: c\n', 'install/install-config.yaml', 4, ''],
    ['an install-config with an alias', 'install/install-config.yaml', 'apiVersion: v1\nbaseDomain: *.example.com\n', 'install/install-config.yaml', 2, 'names no anchor'],
    ['an install-config that is a list', 'install/install-config.yaml', '- a\n', 'install/install-config.yaml', 1, 'it is no map of settings'],
  ])('%s', async (_when, path, text, subject, line, why) => {
    const { objects, findings } = await read({ [path]: text, 'z.yaml': OBJECT })
    expect(findings).toEqual([expect.objectContaining({ ruleId: 'not-a-manifest', subject, severity: 'critical', data: { file: path, line } })])
    expect(findings[0]?.message).toContain(`${subject} is no Kubernetes manifest: line ${line}: `)
    expect(findings[0]?.message).toContain(why)
    expect(objects.filter(({ metadata }) => metadata?.name === 'a')).not.toEqual([]) // the others are read all the same
  })

  it('is never more than a finding, whatever its bytes', () => {
    const pieces = fc.constantFrom('a', ': ', '- ', '&x ', '*x', '*y', '[', ']', '{', '}', '\n', '  ', '"', '\'', '|', '---\n', '!!binary ', '<<: ', '? ', '#', '\t', '%YAML 1.1\n', '\u0000')
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.array(pieces, { maxLength: 40 }).map((parts) => new TextEncoder().encode(parts.join('')))), (bytes) => {
      const { documents, faults } = parseManifests(bytes)
      for (const { line, why } of faults) expect([line >= 1, why !== '']).toEqual([true, true])
      expect(documents.length + faults.length).toBeGreaterThanOrEqual(0)
    }))
  })
})

describe('what is read', () => {
  it('is every object of a list, by itself', async () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }, { apiVersion: 'v1', kind: 'ConfigMapList', items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'y' } }] }] }
    const { objects, findings } = await read({ 'a.yaml': JSON.stringify(list) })
    expect([objects.map(({ metadata }) => metadata?.name), findings]).toEqual([['x', 'y'], []])
  })

  it('is JSON where it holds an object, and not where it holds anything else', async () => {
    const { objects, findings } = await read({ 'a.json': JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }), 'summary.json': '{', 'other.json': '{"a":1}', 'list.json': '[]' })
    expect([objects.map(({ metadata }) => metadata?.name), findings]).toEqual([['a'], []])
  })

  it('is nothing of an empty file or document', async () => {
    const { objects, findings } = await read({ 'a.yaml': '', 'b.yaml': `# nothing\n---\n${OBJECT}---\n` })
    expect([objects.length, findings]).toEqual([1, []])
  })

  it('is an installer\'s file that is sound, and which no check judges', async () => {
    const { objects, findings } = await read({ 'install/install-config.yaml': 'apiVersion: v1\nbaseDomain: example.com\n' })
    expect([objects, findings]).toEqual([[], []])
  })
})
