import { createI18n } from 'vue-i18n'
import { dateText, type DateParts } from '#renderer/format/date-text.ts'
import { numberText } from '#renderer/format/number-text.ts'
import { rememberTexts } from './remember-texts.ts'
import type { Translation } from './translation.ts'

/**
 * Every text of the app in one language, to which others can be added; a key that is missing says so in the console while
 * developing, and shows as the key. Numbers and dates are written as the person chose, whatever the language.
 */
export function createTexts(language: string, messages: Translation) {
  const texts = createI18n<false>({ legacy: false, locale: language, messages: { [language]: messages }, missingWarn: import.meta.env.DEV, fallbackWarn: false })
  // Without named formats, which the app has none of, these are all the ways in which it writes them.
  texts.global.n = (value: number, options?: Intl.NumberFormatOptions) => numberText(value, options)
  texts.global.d = ((instant: Date | string | number, parts: DateParts) => dateText(instant, parts)) as typeof texts.global.d
  texts.global.t = rememberTexts(texts.global, texts.global.t)
  return texts
}
