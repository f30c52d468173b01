import { createI18n } from 'vue-i18n'
import { MESSAGES } from '#renderer/app/screens.ts'

/** Every text of the app; a key that is missing says so in the console while developing, and shows as the key. */
export function createTexts() {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en: MESSAGES }, missingWarn: import.meta.env.DEV, fallbackWarn: false })
}
