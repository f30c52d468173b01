import { z } from 'zod'
import { API } from '#shared/contract/api.ts'
import type { SupervisedBackend } from '../supervise-backend.ts'
import { texts as german } from './de.ts'
import type { DesktopTexts } from './desktop-texts.ts'
import { texts as english } from './en.ts'

const TEXTS: readonly DesktopTexts[] = [english, german]

/** What the pages keep of a person, as far as it concerns the language (renderer/src/stores/stored-preferences.ts). */
const keptSchema = z.object({ preferences: z.object({ language: z.string() }) })

export interface OwnLanguage {
  /** The words in the language that was known last. */
  readonly texts: () => DesktopTexts
  /** Asks which language the person has chosen; answers whether it is another one than before. Where nothing is kept or nobody can say, it stays. */
  readonly ask: () => Promise<boolean>
}

/** The words in the system's language ("de-AT"), for as long as nobody can be asked; English where there are none in it. */
export function textsOfLocale(locale: string): DesktopTexts {
  const [language] = locale.split('-')
  return TEXTS.find((texts) => texts.language === language) ?? english
}

/** The language of what is around the pages: the one that the person chose for the pages. English until somebody has chosen. */
export function createOwnLanguage(backend: Pick<SupervisedBackend, 'invoke'>): OwnLanguage {
  let shown = english
  return {
    texts: () => shown,
    ask: async () => {
      const outcome = await backend.invoke({ id: `language-${crypto.randomUUID()}`, name: 'preferences.read', input: {}, onProgress: () => undefined })
      const kept = outcome.ok ? keptSchema.safeParse(API['preferences.read'].output.parse(outcome.value).values) : null
      const before = shown
      if (kept?.success === true) shown = TEXTS.find(({ language }) => language === kept.data.preferences.language) ?? english
      return shown !== before
    },
  }
}
