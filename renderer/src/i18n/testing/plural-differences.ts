import { type Texts, textsByKey } from './texts-by-key.ts'

/** Keys whose texts have another number of plural forms than in English, which is a fault where the language knows as many as English. */
export function pluralDifferences(english: Texts, other: Texts): readonly string[] {
  const here = textsByKey(other)
  return [...textsByKey(english)].flatMap(([key, text]) => {
    const [wanted, found] = [formsOf(text), formsOf(here.get(key) ?? text)]
    return wanted === found ? [] : [`${key} has ${found} forms, English ${wanted}`]
  })
}

function formsOf(text: string): number {
  return text.split('|').length
}
