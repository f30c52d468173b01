import { expect, it } from 'vitest'
import { LANGUAGES, loadLanguage } from './languages.ts'
import { labelledTexts, unsaidTexts } from './testing/labelled-texts.ts'
import { textsByKey } from './testing/texts-by-key.ts'

const found = Object.entries(import.meta.glob<string>('../**/*.vue', { query: '?raw', import: 'default', eager: true })).flatMap(([file, source]) => labelledTexts(file, source))

it.each(LANGUAGES)('%s names each button by what is seen on it', async (language) => {
  expect(found.length).toBeGreaterThan(20)
  expect(unsaidTexts(found, textsByKey(await loadLanguage(language)))).toEqual([])
})

it('finds a name that does not hold what is seen', () => {
  const source = '<template><p><NButton :aria-label="t(\'a.name\', { name })" @click="go">\n  {{ t(\'a.text\') }}\n</NButton></p></template>'
  const labelled = labelledTexts('A.vue', source)
  expect(labelled).toEqual([{ file: 'A.vue', label: 'a.name', text: 'a.text' }])
  expect(unsaidTexts(labelled, new Map([['a.name', 'Copy the mail to {name}'], ['a.text', 'Copy mail']]))).toHaveLength(1)
  expect(unsaidTexts(labelled, new Map([['a.name', 'Copy mail to {name}'], ['a.text', 'Copy mail']]))).toEqual([])
})
