import { afterEach, expect, it } from 'vitest'
import { chosenFormats, shownLanguage } from './chosen-formats.ts'
import { dateText } from './date-text.ts'
import { formatMib } from './format-mib.ts'
import { numberText } from './number-text.ts'
import { windowText } from './window-text.ts'

afterEach(() => {
  Object.assign(chosenFormats, { sizes: 'auto', dates: 'iso', numbers: 'system' })
  shownLanguage.value = 'en'
})

it.each([
  ['auto', 512, '512 MiB'],
  ['auto', 16_384, '16 GiB'],
  ['auto', 2_621_440, '2.5 TiB'],
  ['GiB', 512, '0.5 GiB'],
  ['GiB', 2_621_440, '2,560 GiB'],
  ['GiB', -1_536, '-1.5 GiB'],
  ['TiB', 153_600, '0.146 TiB'],
  ['TiB', 2_621_440, '2.5 TiB'],
  // Less than a hundredth is no "0 TiB", and nothing is nothing in any unit.
  ['TiB', 4_096, '4 GiB'],
  ['GiB', 4, '4 MiB'],
  ['GiB', 0, '0 MiB'],
] as const)('with the unit %s, %i MiB read %s', (sizes, mib, text) => {
  Object.assign(chosenFormats, { sizes, numbers: 'en-US' })
  expect(formatMib(mib, numberText)).toBe(text)
})

it.each([
  ['en-US', '1,234.5'],
  ['de-DE', '1.234,5'],
  ['fr-FR', '1\u202f234,5'],
  // The apostrophe is one or the other, as the machine's tables have it.
  ['de-CH', '1\'234.5'],
] as const)('numbers as in %s', (numbers, text) => {
  chosenFormats.numbers = numbers
  expect(numberText(1_234.5).replace('’', '\'')).toBe(text)
})

it.each([
  [{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }, '2026-03-07 22:04', 'Mar 7, 2026, 10:04 PM'],
  [{ dateStyle: 'full', timeZone: 'America/New_York' }, 'Sat 2026-03-07', 'Saturday, March 7, 2026'],
  [{ timeStyle: 'short', timeZone: 'Europe/Lisbon' }, '22:04', '10:04 PM'],
] as const)('dates with %j by ISO 8601 and by the locale', (parts, iso, american) => {
  expect(dateText('2026-03-07T22:04:00Z', parts)).toBe(iso)
  chosenFormats.dates = 'locale'
  // Which locale it is, the machine says.
  expect(dateText('2026-03-07T22:04:00Z', parts)).toBe(new Intl.DateTimeFormat(navigator.language, parts).format(new Date('2026-03-07T22:04:00Z')))
  if (navigator.language === 'en-US') expect(dateText('2026-03-07T22:04:00Z', parts).replaceAll(/\s/g, ' ')).toBe(american)
})

it.each([['en', 'Sat 2026-03-07'], ['de', 'Sa 2026-03-07']])('weekdays are in the language of the pages: %s', (language, text) => {
  shownLanguage.value = language
  expect(dateText('2026-03-07T22:04:00Z', { dateStyle: 'full', timeZone: 'UTC' })).toBe(text)
})

it('windows follow the date format', () => {
  chosenFormats.dates = 'locale'
  const window = { date: '2026-03-07', timeZone: 'UTC', start: '2026-03-07T22:00:00Z', end: '2026-03-08T06:00:00Z' }
  expect(windowText(window, (_key, { day }) => day ?? '')).not.toContain('2026-03-07')
})
