import { type Texts, textsByKey } from './texts-by-key.ts'

const PLACEHOLDER = /\{[^}]*\}/g
const WORD = /\p{L}[\p{L}\p{N}/-]*/gu

/** Texts that read as in English though they are not made of such terms alone (or are one of them); those without a letter are for every language. */
export function untranslatedTexts(english: Texts, other: Texts, terms: ReadonlySet<string>): readonly string[] {
  const here = textsByKey(other)
  return [...textsByKey(english)].flatMap(([key, text]) => {
    if (here.get(key) !== text || terms.has(text)) return []
    const words = text.replaceAll(PLACEHOLDER, ' ').match(WORD) ?? []
    return words.every((word) => terms.has(word)) ? [] : [`${key}: ${text}`]
  })
}
