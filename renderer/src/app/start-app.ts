import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import { connectHost } from '#renderer/api/connect-host.ts'
import { HOST } from '#renderer/api/host.ts'
import { sayBy } from '#renderer/api/say.ts'
import { numberText } from '#renderer/format/number-text.ts'
import { explainBy } from '#renderer/help/term-of.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { createPlaces } from '#renderer/components/places/create-places.ts'
import { PLACES } from '#renderer/components/places/use-kept-place.ts'
import { loadLanguage, offeredLanguage } from '#renderer/i18n/languages.ts'
import { markLanguage } from '#renderer/i18n/mark-language.ts'
import { useListViews } from '#renderer/stores/list-views.ts'
import { connectOwnStorage, ownStorage } from '#renderer/stores/own-storage.ts'
import { usePreferences } from '#renderer/stores/preferences.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'
import { readPreferences } from '#renderer/stores/stored-preferences.ts'
import App from './App.vue'
import { fetchFirst } from './fetch-first.ts'
import { holdListViews } from './hold-list-views.ts'
import { holdPlaces } from './hold-places.ts'
import { holdScopeInAddress } from './hold-scope-in-address.ts'
import { leaveClosedProject } from './leave-closed-project.ts'
import { loadAheadWhereWanted } from './load-ahead.ts'
import { createAppRouter } from './router.ts'
import SignedOutPage from './SignedOutPage.vue'

/** Puts the app into the page, or a page that says why it cannot be had. */
export async function startApp(page: Document): Promise<void> {
  const host = await connectHost()
  const pinia = createPinia()
  const router = createAppRouter()
  const app = createApp(App)
  app.use(pinia)
  let opened: Promise<void> | null = null
  // Each of these takes its time, and none needs what another answers.
  if (host !== null) {
    fetchFirst(router, window.location.pathname + window.location.search, readPreferences(ownStorage).language)
    app.provide(HOST, host)
    opened = useProject(pinia).load()
    // The first number that is written costs some 60 ms of the processor, which has nothing to do until these answer.
    numberText(0)
    // Before the first paint: neither the theme nor the language is to change in front of somebody.
    await connectOwnStorage(host)
  }
  const language = offeredLanguage(usePreferences(pinia).language)
  const texts = createTexts(language, await loadLanguage(language))
  sayBy((key, named) => texts.global.t(key, named))
  explainBy(texts.global)
  markLanguage(page, language)
  const place = page.getElementById('app')
  if (place === null) throw new Error('The page has no place for the app.')
  if (host === null) {
    createApp(SignedOutPage).use(texts).use(pinia).mount(place)
    return
  }
  app.use(texts)
  holdScopeInAddress(router, useScope(pinia))
  holdListViews(router, useListViews(pinia))
  const places = createPlaces()
  holdPlaces(router, places)
  watch(() => useProject(pinia).info?.path, () => places.forget(), { flush: 'sync' })
  app.provide(PLACES, places)
  await opened
  app.use(router)
  await router.isReady()
  leaveClosedProject(router, useProject(pinia))
  app.mount(place)
  void loadAheadWhereWanted(host)
}
