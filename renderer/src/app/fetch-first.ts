import type { Router } from 'vue-router'
import { loadLanguage, offeredLanguage } from '#renderer/i18n/languages.ts'

/**
 * Begins to fetch the texts and the screen that a page opens with, so that they come while the host is asked who is there. Nobody waits for it: what is
 * fetched once is there for who wants it next, and where it cannot be had, whoever needs it is told why. `language`: as far as it is known by now.
 */
export function fetchFirst(router: Pick<Router, 'resolve'>, address: string, language: string, texts: (language: string) => Promise<unknown> = loadLanguage): void {
  quietly(texts(offeredLanguage(language)))
  for (const { components } of router.resolve(address).matched) {
    const screen = components?.['default']
    // A screen that is fetched when it is wanted is a function that does so.
    if (typeof screen === 'function') quietly((screen as () => Promise<unknown>)())
  }
}

function quietly(fetched: Promise<unknown>): void {
  fetched.catch(() => undefined)
}
