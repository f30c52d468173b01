import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, it, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { serialiseYaml } from './serialise-yaml.ts'
import { documentYaml } from './testing/document-yaml.ts'

const VERSIONS = ['1.1', '1.2'] as const

/** Strings that a careless writer turns into something else. */
const HOSTILE = [
  '', ' ', '  x', 'x ', ': yes', 'a: b', 'a #b', '#', '-', '- a', '?', '? a', '---', '...', '.', '.inf', '-.inf', '.nan', '~', 'null', 'Null', 'NULL', 'true', 'False',
  'yes', 'No', 'ON', 'off', 'y', 'N', '=', '<<', '0', '-0', '+1', '012', '0o17', '0x1F', '0b11', '1_000', '1e3', 'e0', 'E-12', '1.5e+3', '1:20', '190:20:30', '685.230_15',
  '2001-12-14', '2001-12-14t21:59:43.10-05:00', '10.0.0.1', '4.20', '🧭', 'x'.repeat(300), `${'word '.repeat(80)}end`, '../../etc', '/etc/passwd', 'line\nbreak', '\n', 'a\n', 'a\n\n', '\na', ' a\nb', 'a \nb',
  '{{trunc 15 .PlanName}}', '$(rm -rf /)', '`id`', '!!binary aGk=', '!tag', '&a', '*a', '%YAML 1.1', '%', '@', '`', '"', "'", "it's", '"quoted"', '[a]', '{a: b}', ',', '|', '>', '>-',
  'tab\there', '\t', '\r', 'a\r\nb', '\u0000', '\u0007', '\u001b[31m', '\u0085', '\u00a0', '\u00ad', '\u2028', 'a\u2029b', '\ufeff', '\u202egnp.exe', '\uffff', '\u{e0001}', 'naïve', '日本', 'C:\\temp\\x',
  '=cmd|calc', 'VM Network', 'DC1/network/VM Network', 'dvpg (prod)', '__proto__', 'constructor', 'a\n---\nkind: Secret', 'key: |\n  block', '#!/bin/sh\necho hi\n',
]

function parseBack(text: string, version: (typeof VERSIONS)[number]): unknown {
  return parse(text, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core', maxAliasCount: 0, strict: true })
}

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...HOSTILE), fc.string({ unit: fc.constantFrom(...'0123456789.:_-+eExtTZ~ \n#yn'), maxLength: 12 }))
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, anyText, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noDefaultInfinity: true, noNaN: true }).filter((n) => !Object.is(n, -0)), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(anyText, tie('value'), { maxKeys: 4 })),
})).value

describe('what is written is what every parser reads back', () => {
  for (const version of VERSIONS) {
    test.each(HOSTILE)(`%j as a value, a key and an item, by YAML ${version}`, (text) => {
      const value = { [text]: text, list: [text, [text]], nested: { deep: { [text]: [text] } } }
      expect(parseBack(serialiseYaml([{ value }]), version)).toEqual(value)
    })

    it(`any tree, by YAML ${version}`, () => {
      fc.assert(fc.property(fc.dictionary(anyText, anyValue, { maxKeys: 5 }), (value) => {
        const plain = { ...value }
        expect(parseBack(serialiseYaml([{ value: plain }]), version)).toEqual(plain)
      }), { numRuns: 300 })
    })
  }

  // The parser above is of the package that writes, too: what it gets wrong both ways nobody would see.
  it('any tree, by another parser', () => {
    fc.assert(fc.property(fc.dictionary(anyText, anyValue, { maxKeys: 5 }), (value) => {
      const plain = { ...value }
      expect(load(serialiseYaml([{ value: plain }]))).toEqual(plain)
    }), { numRuns: 300 })
    for (const text of HOSTILE) expect(load(serialiseYaml([{ value: { [text]: text, list: [text] } }])), JSON.stringify(text)).toEqual({ [text]: text, list: [text] })
  })

  it('any tree, byte for byte as a library writes it', () => {
    const place = fc.constantFrom('a', 'a.0', 'a.1.b', 'list', 'list.0', 'list.0.a', 'kind')
    fc.assert(fc.property(fc.dictionary(anyText, anyValue, { maxKeys: 5 }), anyValue, fc.array(anyText, { maxLength: 2 }), fc.dictionary(place, fc.oneof(anyText, fc.constant('word '.repeat(40)))), (value, beside, comment, keyComments) => {
      const document = { value: { ...value, list: [{ a: beside }, beside], a: [beside, { b: beside }], kind: 'X' }, comment, keyComments }
      expect(serialiseYaml([document, document])).toBe(documentYaml([document, document]))
    }), { numRuns: 300 })
    const long = { ['x'.repeat(1025)]: { [`${'y '.repeat(600)}:`]: ['a\nb', { b: 'c\nd' }] }, ['z'.repeat(1024)]: [[['a\nb\n'], []], {}] }
    expect(serialiseYaml([{ value: long }])).toBe(documentYaml([{ value: long }]))
  })

  it('whatever the comments say', () => {
    fc.assert(fc.property(anyText, anyText, (above, beside) => {
      const value = { kind: 'X', spec: { list: [{ a: 1 }] } }
      const text = serialiseYaml([{ value, comment: [above], keyComments: { 'spec.list': beside, 'spec.list.0': above, kind: beside } }])
      for (const version of VERSIONS) expect(parseBack(text, version)).toEqual(value)
    }))
  })

  it('the same bytes each time, without folding, anchors, tabs or carriage returns', () => {
    const shared = { a: 'x '.repeat(200).trim() }
    const value = { first: shared, second: shared }
    const text = serialiseYaml([{ value }])
    expect(serialiseYaml([{ value }])).toBe(text)
    expect(text).not.toMatch(/[&*\t\r]/)
    expect(text.split('\n')).toHaveLength(7)
    expect(text.startsWith('---\n# yamllint disable rule:line-length\n')).toBe(true)
  })
})

describe('the form', () => {
  it('puts apiVersion, kind and metadata first and comments where they belong', () => {
    const text = serialiseYaml([
      { value: { spec: { vlan: '012', list: [{ id: 'vm-1', name: 'yes' }, 'two'], empty: [], none: {} }, metadata: { name: 'a' }, kind: 'Kind', apiVersion: 'v1' }, comment: ['What this is.', ''], keyComments: { 'spec.list': 'The list', 'spec.list.1': 'The second' } },
      { value: { kind: 'Second', left: undefined } },
    ])
    expect(text).toBe(`---
# What this is.
#
apiVersion: v1
kind: Kind
metadata:
  name: a
spec:
  vlan: "012"
  # The list
  list:
    - id: vm-1
      name: "yes"
    # The second
    - two
  empty: []
  none: {}
---
kind: Second
`)
    expect(parseAllDocuments(text)).toHaveLength(2)
  })

  it('keeps comments within 80 characters, whatever stands beside them', () => {
    const words = 'Why this is as it is, and what to do where it is not. '.repeat(4)
    const text = serialiseYaml([{ value: { spec: { deep: { list: ['a'] } } }, comment: [words], keyComments: { 'spec.deep': words, 'spec.deep.list.0': `${words} ${'x'.repeat(100)} ${words}` } }])
    const comments = text.split('\n').filter((line) => line.trimStart().startsWith('#'))
    expect(comments.filter((line) => line.length > 80)).toEqual([`      # ${'x'.repeat(100)}`])
    expect(comments.length).toBeGreaterThan(12)
    expect(parseBack(text, '1.2')).toEqual({ spec: { deep: { list: ['a'] } } })
  })

  it('shows several lines as a literal block', () => {
    expect(serialiseYaml([{ value: { spec: { config: '{\n  "a": 1\n}' } } }])).toBe('---\nspec:\n  config: |-\n    {\n      "a": 1\n    }\n')
  })

  it('replaces half a surrogate pair, which no file can hold', () => {
    expect(parseBack(serialiseYaml([{ value: { a: 'x\ud800y' } }]), '1.2')).toEqual({ a: 'x\ufffdy' })
  })

  test.each([['a function', () => 1], ['NaN', Number.NaN], ['an infinity', Infinity], ['a big integer', 1n], ['a map', new Map()]])('refuses %s and says where', (_case, value) => {
    expect(() => serialiseYaml([{ value: { spec: { list: [value] } } }])).toThrow(/spec\.list\.0/)
  })
})
