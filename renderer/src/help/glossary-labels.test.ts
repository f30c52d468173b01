import { expect, it } from 'vitest'
import { LANGUAGES, loadLanguage } from '#renderer/i18n/languages.ts'
import { textsByKey } from '#renderer/i18n/testing/texts-by-key.ts'
import { GLOSSARY } from './glossary.ts'
import { GLOSSARY_LABELS } from './glossary-labels.ts'

const sources = Object.entries(import.meta.glob<string>(['../**/*.vue', '!./**'], { query: '?raw', import: 'default', eager: true }))
/** What names something, and holds one text alone. */
const LABEL = /<(th|dt|label|h2|h3|legend|caption)\b((?:[^>"]|"[^"]*")*)>\s*\{\{\s*t\('([\w.-]+)'\)\s*\}\}\s*<\/\1>/g

const labels = sources.flatMap(([file, source]) => [...source.matchAll(LABEL)].map(([, , attributes = '', key = '']) => ({ file, key, isExplained: attributes.includes('v-term='), isSeen: !attributes.includes('visually-hidden') })))

it('has labels for every word, and no other', () => {
  expect(Object.keys(GLOSSARY_LABELS)).toEqual([...GLOSSARY])
})

it.each(LANGUAGES)('%s has every label that is asked for, and each means one word', async (language) => {
  const texts = textsByKey(await loadLanguage(language))
  const meant = Object.entries(GLOSSARY_LABELS).flatMap(([term, keys]) => keys.map((key) => ({ term, key, text: texts.get(key) })))
  expect(meant.filter(({ text }) => text === undefined)).toEqual([])
  const byText = Map.groupBy(meant, ({ text }) => text)
  expect([...byText.values()].filter((same) => new Set(same.map(({ term }) => term)).size > 1)).toEqual([])
})

it('is asked by every label on a screen that reads like one of its words', async () => {
  const texts = textsByKey(await loadLanguage('en'))
  const words = new Set(Object.values(GLOSSARY_LABELS).flat().map((key) => texts.get(key)))
  expect(labels.length).toBeGreaterThan(100)
  expect(labels.filter(({ key, isExplained, isSeen }) => isSeen && !isExplained && words.has(texts.get(key)))).toEqual([])
})
