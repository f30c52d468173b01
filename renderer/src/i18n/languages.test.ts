// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { chosenFormats } from '#renderer/format/chosen-formats.ts'
import { createTexts } from './create-i18n.ts'
import { messages } from './languages/en.ts'
import { languageName, LANGUAGES, loadLanguage, offeredLanguage } from './languages.ts'
import { messageDifferences } from './testing/message-differences.ts'
import type { Translation } from './translation.ts'

afterEach(() => void Object.assign(chosenFormats, { numbers: 'system' }))

it('offers English, and what is offered no more falls back to it', () => {
  expect(LANGUAGES[0]).toBe('en')
  expect([offeredLanguage('en'), offeredLanguage('tlh'), offeredLanguage('../en')]).toEqual(['en', 'en', 'en'])
  expect([languageName('en'), languageName('pt')]).toEqual(['English', 'português'])
})

it.each(LANGUAGES)('%s says all that English says', async (language) => {
  expect(messageDifferences(messages, await loadLanguage(language))).toEqual([])
})

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
