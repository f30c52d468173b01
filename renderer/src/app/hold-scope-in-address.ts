import { watch } from 'vue'
import type { Router } from 'vue-router'
import { readScopeAddress, writeScopeAddress } from '#renderer/stores/scope-address.ts'
import type { useScope } from '#renderer/stores/scope.ts'
import { SCREENS } from './screens.ts'

const SCOPED: ReadonlySet<unknown> = new Set(SCREENS.flatMap(({ route, hasScope }) => (hasScope === true ? [route.name] : [])))

/**
 * Keeps the scope in the address of every screen that it narrows, so that a link leads to the same numbers and the way back
 * to those of before. A link within the app says nothing of it, and takes it along.
 */
export function holdScopeInAddress(router: Router, scope: ReturnType<typeof useScope>): void {
  /** Back, forward, or the address that the page was opened with: there, what is not said is not narrowed. */
  let isFromHistory = true
  /** An address is being gone to: the scope that it names is no choice of somebody's. */
  let isGoing = false
  router.options.history.listen(() => {
    isFromHistory = true
  })

  router.beforeEach((to) => {
    isGoing = true
    if (!SCOPED.has(to.name)) return true
    const said = to.query['scope']
    if (isFromHistory || said !== undefined) {
      if (said !== writeScopeAddress(scope)) scope.adopt(readScopeAddress(said))
      return true
    }
    const text = writeScopeAddress(scope)
    return text === '' ? true : { ...to, query: { ...to.query, scope: text } }
  })
  router.afterEach(() => {
    isFromHistory = false
    isGoing = false
  })

  watch(
    () => ({ text: writeScopeAddress(scope), chosen: writeScopeAddress({ ...scope, search: '' }) }),
    ({ text, chosen }, before) => {
      const route = router.currentRoute.value
      if (isGoing || !SCOPED.has(route.name) || (route.query['scope'] ?? '') === text) return
      // Another choice is a step that the way back undoes; words that are being typed are one.
      void router[chosen === before.chosen ? 'replace' : 'push']({ query: { ...route.query, scope: text === '' ? undefined : text } })
    },
  )
}
