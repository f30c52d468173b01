import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isLabelValue, isMetadataKey, labelKeyProblem, labelValueProblem } from './label-syntax.ts'

const LONGEST = 'a'.repeat(63)

test.each<[key: string, problem: RegExp | null]>([
  ['tier', null],
  ['app.kubernetes.io/part-of', null],
  [`example.com/${LONGEST}`, null],
  [`${'a.'.repeat(126)}a/name`, null],
  ['', /is empty/],
  ['example.com/', /nothing behind its slash/],
  ['/name', /no DNS subdomain/],
  ['Example.com/name', /no DNS subdomain/],
  ['a..b/name', /no DNS subdomain/],
  [`${'a.'.repeat(127)}a/name`, /no DNS subdomain/],
  ['a/b/c', /more than one slash/],
  [`${LONGEST}a`, /longer than 63/],
  ['-tier', /letter or digit at either end/],
  ['tier_', /letter or digit at either end/],
  ['größe', /without accents/],
  ['a b', /without accents/],
  ['a\n', /without accents/],
  ['__proto__', /letter or digit at either end/],
  ['constructor', null],
])('the key %j', (key, problem) => {
  if (problem === null) expect(labelKeyProblem(key)).toBeNull()
  else expect(labelKeyProblem(key)).toMatch(problem)
})

test.each<[value: string, problem: RegExp | null]>([
  ['', null],
  ['Gold_1.x-y', null],
  [LONGEST, null],
  [`${LONGEST}a`, /longer than 63/],
  ['a/b', /dots only/],
  ['.gold', /either end/],
  ['gold\n', /dots only/],
  ['"; rm -rf /', /dots only/],
])('the value %j', (value, problem) => {
  if (problem === null) expect(labelValueProblem(value)).toBeNull()
  else expect(labelValueProblem(value)).toMatch(problem)
})

describe('as the API server has it', () => {
  const ALPHANUMERIC = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
  const characters = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ALPHANUMERIC) }, { weight: 3, arbitrary: fc.constantFrom('-', '_', '.') }, { weight: 1, arbitrary: fc.constantFrom('/', ' ', 'ä', '\n', '=', ',') })
  const texts = fc.oneof(fc.string(), fc.array(characters, { maxLength: 66 }).map((all) => all.join('')))

  // Letter by letter, as the documentation of labels words it, and not as a pattern: Kubernetes, labels and selectors, syntax and character set.
  const isName = (text: string): boolean => {
    const ends = [text.at(0) ?? '', text.at(-1) ?? '']
    return text.length >= 1 && text.length <= 63 && ends.every((end) => ALPHANUMERIC.includes(end)) && [...text].every((letter) => ALPHANUMERIC.includes(letter) || '-_.'.includes(letter))
  }
  const isSubdomain = (text: string): boolean =>
    text.length <= 253 && text.split('.').every((part) => part !== '' && !part.startsWith('-') && !part.endsWith('-') && [...part].every((letter) => letter === '-' || (ALPHANUMERIC.includes(letter) && letter === letter.toLowerCase())))
  const isKey = (text: string): boolean => {
    const [first = '', second, ...more] = text.split('/')
    return more.length === 0 && (second === undefined ? isName(first) : isSubdomain(first) && isName(second))
  }

  it('a value is a name or empty', () => {
    fc.assert(fc.property(texts, (text) => { expect(isLabelValue(text)).toBe(text === '' || isName(text)) }))
  })

  it('a key is a name, with a subdomain and a slash before it or without', () => {
    const keys = fc.oneof(texts, fc.tuple(texts, texts).map(([prefix, name]) => `${prefix.toLowerCase()}/${name}`))
    fc.assert(fc.property(keys, (text) => { expect(isMetadataKey(text)).toBe(isKey(text)) }))
  })
})
