import { useMessage } from 'naive-ui'
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePreferences } from '#renderer/stores/preferences.ts'
import { loadLanguage, offeredLanguage } from './languages.ts'
import { markLanguage } from './mark-language.ts'

/** Shows the app in the language that was chosen, once its texts are there; where they fail, that is said and it stays as it is. */
export function useLanguage(): void {
  const texts = useI18n()
  const preferences = usePreferences()
  const message = useMessage()

  watch(
    () => offeredLanguage(preferences.language),
    async (language) => {
      try {
        if (!texts.availableLocales.includes(language)) texts.setLocaleMessage(language, await loadLanguage(language))
      } catch (error) {
        message.error(texts.t('settings.languageFailed', { why: error instanceof Error ? error.message : String(error) }))
        return
      }
      // Another one may have been chosen meanwhile.
      if (language !== offeredLanguage(preferences.language)) return
      texts.locale.value = language
      markLanguage(document, language)
    },
  )
}
