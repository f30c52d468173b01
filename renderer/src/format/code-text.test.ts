import { expect, it } from 'vitest'
import { LANGUAGES, loadLanguage } from '#renderer/i18n/languages.ts'
import { textsByKey } from '#renderer/i18n/testing/texts-by-key.ts'
import { CODES, codeOfKind, codeText, holdsCodes } from './code-text.ts'

const translate = (key: string): string => `<${key}>`

it.each([
  ['powerState', 'poweredOn', '<frame.power.poweredOn>'],
  ['powerState', 'dozing', 'dozing'],
  ['toolsStatus', 'toolsOk', '<frame.codes.tools.toolsOk>'],
  ['tools', 'TOOLSOK', '<frame.codes.tools.toolsOk>'],
  ['mode', 'independent_persistent', '<frame.codes.mode.independent_persistent>'],
  // Words of another field are none of this one.
  ['mode', 'poweredOn', 'poweredOn'],
  ['name', 'toolsOk', 'toolsOk'],
])('%s %s reads %s', (field, code, text) => {
  expect(codeText(field, code, translate)).toBe(text)
  expect(holdsCodes(field)).toBe(field !== 'name')
})

it.each(LANGUAGES)('%s has words for every code', async (language) => {
  const texts = textsByKey(await loadLanguage(language))
  const codes = Object.entries(CODES).flatMap(([kind, known]) => known.map((code) => codeOfKind(kind as keyof typeof CODES, code, translate).slice(1, -1))) // the keys of CODES
  expect(codes.filter((key) => !texts.has(key))).toEqual([])
})
