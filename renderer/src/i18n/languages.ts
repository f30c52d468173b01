import type { Translation } from './translation.ts'

const FILES = import.meta.glob<Translation>('./languages/*.ts', { import: 'messages' })
const PATH = /^\.\/languages\/(.+)\.ts$/

/** What is shown where nothing else was chosen, or where what was chosen is not there. */
export const FIRST_LANGUAGE = 'en'

/** The languages that there are texts in, by their ids in BCP 47, English first. */
export const LANGUAGES: readonly string[] = Object.keys(FILES)
  .map((path) => PATH.exec(path)?.[1] ?? path)
  .sort((a, b) => Number(b === FIRST_LANGUAGE) - Number(a === FIRST_LANGUAGE) || (a < b ? -1 : 1))

/** The language to show to somebody who chose `wanted` once: itself if it is still offered. */
export function offeredLanguage(wanted: string): string {
  return LANGUAGES.includes(wanted) ? wanted : FIRST_LANGUAGE
}

/** A language's name in itself, as whoever looks for it reads it. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}

/** Its texts, which are fetched when they are wanted; fails where their file cannot be had. */
export async function loadLanguage(language: string): Promise<Translation> {
  const load = FILES[`./languages/${language}.ts`]
  if (load === undefined) throw new Error(`There are no texts in ${language}.`)
  return load()
}
