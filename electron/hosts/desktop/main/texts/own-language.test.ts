import { expect, it } from 'vitest'
import type { Outcome } from '#shared/contract/api-types.ts'
import { createOwnLanguage, textsOfLocale } from './own-language.ts'

const kept = (values: unknown): Outcome<unknown> => ({ ok: true, value: { isKept: true, values } })

it('is the language that the person chose for the pages, as often as it is asked for', async () => {
  const answers: Outcome<unknown>[] = [
    kept({}),
    kept({ preferences: { theme: 'dark', language: 'de' } }),
    kept({ preferences: { language: 'de' } }),
    // Neither says that it is another one.
    kept({ preferences: 'damaged' }),
    { ok: false, error: { code: 'io', message: 'The file of settings cannot be read.', details: {} } },
    // One that the app around the pages has no words in.
    kept({ preferences: { language: 'pt' } }),
    kept({ preferences: { language: 'constructor' } }),
  ]
  const language = createOwnLanguage({ invoke: () => Promise.resolve(answers.shift() ?? kept({})) })
  expect(language.texts().language).toBe('en')
  const seen: unknown[] = []
  while (answers.length > 0) seen.push([await language.ask(), language.texts().language])
  expect(seen).toEqual([[false, 'en'], [true, 'de'], [false, 'de'], [false, 'de'], [false, 'de'], [true, 'en'], [false, 'en']])
})

it.each([['de-AT', 'de'], ['de', 'de'], ['en-GB', 'en'], ['pt-PT', 'en'], ['', 'en']])('of a system in %j is %s until somebody can be asked', (locale, language) => {
  expect(textsOfLocale(locale).language).toBe(language)
})
