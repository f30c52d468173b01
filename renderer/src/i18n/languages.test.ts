// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { chosenFormats } from '#renderer/format/chosen-formats.ts'
import { createTexts } from './create-i18n.ts'
import { messages } from './languages/en.ts'
import { FIRST_LANGUAGE, languageName, LANGUAGES, loadLanguage, offeredLanguage } from './languages.ts'
import { messageDifferences } from './testing/message-differences.ts'
import { pluralDifferences } from './testing/plural-differences.ts'
import { sharedTerms } from './testing/shared-terms.ts'
import { textsByKey } from './testing/texts-by-key.ts'
import { untranslatedTexts } from './testing/untranslated-texts.ts'
import type { Translation } from './translation.ts'

afterEach(() => void Object.assign(chosenFormats, { numbers: 'system' }))

it('offers English, and what is offered no more falls back to it', () => {
  expect(LANGUAGES[0]).toBe('en')
  expect([offeredLanguage('en'), offeredLanguage('tlh'), offeredLanguage('../en')]).toEqual(['en', 'en', 'en'])
  expect([languageName('en'), languageName('pt')]).toEqual(['English', 'português'])
})

it.each(LANGUAGES)('%s says all that English says', async (language) => {
  const translation = await loadLanguage(language)
  expect(messageDifferences(messages, translation)).toEqual([])
  if (pluralsOf(language) === pluralsOf(FIRST_LANGUAGE)) expect(pluralDifferences(messages, translation)).toEqual([])
})

it.each(LANGUAGES.filter((language) => language !== FIRST_LANGUAGE))('%s leaves nothing in English but terms that are the same in it', async (language) => {
  expect(untranslatedTexts(messages, await loadLanguage(language), sharedTerms(language))).toEqual([])
})

it.each(LANGUAGES)('each text in %s can be read by the library', async (language) => {
  const translation = await loadLanguage(language)
  const { t } = createTexts(language, translation).global
  const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  for (const key of textsByKey(translation).keys()) t(key, {})
  expect(said.mock.calls.filter(([what]) => String(what).includes('compilation'))).toEqual([])
})

it('keeps the German of each file of texts beside it', () => {
  const english = Object.keys(import.meta.glob(['../**/*messages.ts']))
  const german = Object.keys(import.meta.glob(['../**/*messages.de.ts']))
  expect(german.sort()).toEqual(english.map((path) => path.replace(/ts$/, 'de.ts')).sort())
})

it('finds plural forms that are missing, and texts that were left in English', () => {
  const terms = new Set(['VM', 'VMs'])
  expect(pluralDifferences(ENGLISH, { part: { ...ENGLISH.part, count: '{n} VM' } })).toEqual(['part.count has 1 forms, English 3'])
  expect(untranslatedTexts({ a: 'Hello {name}', b: '{n} VM | {n} VMs', c: '{low}–{high}', d: 'Hello VM' }, { a: 'Hello {name}', b: '{n} VM | {n} VMs', c: '{low}–{high}', d: 'Saluton VM' }, terms)).toEqual(['a: Hello {name}'])
})

function pluralsOf(language: string): string {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.join(' ')
}

const ENGLISH = {
  part: { hello: 'Hello {name}', mail: "a{'@'}b.org of {who}", count: 'No VM | {n} VM | {n} of {total} VMs', bye: 'Bye' },
}
const SAMPLE = {
  part: { hello: '{name}, saluton', mail: "{who}: a{'@'}b.org", count: 'Neniu VM | {n} el {total} VM', bye: 'Adiaŭ' },
} satisfies Record<string, Record<keyof (typeof ENGLISH)['part'], string>>

it.each([
  ['nothing, where plural forms and the order of placeholders alone differ', SAMPLE, []],
  ['a key that is missing', { part: { ...SAMPLE.part, bye: {} } }, ['part.bye is missing']],
  ['a part that is missing', {}, ['part.bye is missing', 'part.count is missing', 'part.hello is missing', 'part.mail is missing']],
  ['a key too many', { part: { ...SAMPLE.part, night: 'Bonan nokton' } }, ['part.night is not in English']],
  ['a placeholder that is left out', { part: { ...SAMPLE.part, hello: 'Saluton' } }, ['part.hello holds no placeholder, English {name}']],
  ['a placeholder by another name', { part: { ...SAMPLE.part, hello: 'Saluton, {nomo}' } }, ['part.hello holds {nomo}, English {name}']],
  ['an empty text', { part: { ...SAMPLE.part, bye: ' ' } }, ['part.bye is empty']],
])('parity finds %s', (_what, other, found) => {
  expect(messageDifferences(ENGLISH, other)).toEqual(found)
})

it('does not compile a language that lacks a key', () => {
  const { frame, ...rest } = messages
  const { product, ...withoutProduct } = frame
  // @ts-expect-error: the type holds every key of English
  const incomplete: Translation = { ...rest, frame: withoutProduct }
  expect(messageDifferences(messages, incomplete)).toEqual(['frame.product is missing'])
  expect(product).toBe('Portolan')
})

it('writes numbers and dates as they were chosen, in texts of any language', () => {
  const { n, d, t } = createTexts('en', messages).global
  Object.assign(chosenFormats, { numbers: 'de-DE' })
  expect([n(1_234.56, { maximumFractionDigits: 1 }), d('2026-03-07T22:04:00Z', { dateStyle: 'medium' }), t('frame.product')]).toEqual(['1.234,6', '2026-03-07', 'Portolan'])
})
