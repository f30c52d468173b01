import { type Texts, textsByKey } from './texts-by-key.ts'

/** Where another language's texts do not stand for those of English: keys of one alone, and placeholders that differ. */
export function messageDifferences(english: Texts, other: Texts): readonly string[] {
  const [there, here] = [textsByKey(english), textsByKey(other)]
  return [
    ...[...there.keys()].filter((key) => !here.has(key)).map((key) => `${key} is missing`),
    ...[...here.keys()].filter((key) => !there.has(key)).map((key) => `${key} is not in English`),
    ...[...there].flatMap(([key, text]) => {
      const translated = here.get(key)
      if (translated === undefined) return []
      if (translated.trim() === '' && text !== '') return [`${key} is empty`]
      const [wanted, found] = [placeholdersOf(text), placeholdersOf(translated)]
      return wanted === found ? [] : [`${key} holds ${found}, English ${wanted}`]
    }),
  ].sort()
}

/**
 * The placeholders that a text has in any of its plural forms: languages differ in how many forms they have, and a form
 * for one thing may leave its number out. Literals such as {'@'} are none.
 */
function placeholdersOf(text: string): string {
  const names = new Set([...text.matchAll(/\{\s*([A-Za-z_]\w*|\d+)\s*\}/g)].map((match) => match[1] ?? ''))
  return names.size === 0 ? 'no placeholder' : [...names].sort().map((name) => `{${name}}`).join(' ')
}
