import { watch } from 'vue'
import type { RouteLocationNormalizedLoaded, Router } from 'vue-router'
import { untilDrawn } from '#renderer/api/until-drawn.ts'
import { isScopeLost, readScopeAddress, writeScopeAddress } from '#renderer/stores/scope-address.ts'
import type { useScope } from '#renderer/stores/scope.ts'
import { SCREENS } from './screens.ts'

const SCOPED: ReadonlySet<unknown> = new Set(SCREENS.flatMap(({ route, hasScope }) => (hasScope === true ? [route.name] : [])))

/**
 * Keeps the scope in the address of every screen that it narrows, so that a link leads to the same numbers and the way back
 * to those of before. A link within the app says nothing of it, and takes it along. What somebody chooses holds at once and the address follows, once
 * `rest` is over.
 */
export function holdScopeInAddress(router: Router, scope: ReturnType<typeof useScope>, rest: () => Promise<void> = untilDrawn): void {
  /** Back, forward, or the address that the page was opened with: there, what is not said is not narrowed. */
  let isFromHistory = true
  /** An address is being gone to: the scope that it names is no choice of somebody's. */
  let isGoing = false
  /** Something was chosen that the address does not say yet. */
  let isDue = false
  router.options.history.listen(() => {
    isFromHistory = true
  })

  const withScope = ({ query }: RouteLocationNormalizedLoaded) => ({ query: { ...query, scope: writeScopeAddress(scope) || undefined } })

  router.beforeEach((to, from) => {
    isGoing = true
    // Whoever goes on before the address has followed finds on the way back what they chose.
    if (isDue && !isFromHistory && to.path !== from.path && SCOPED.has(from.name)) router.options.history.replace(router.resolve({ path: from.path, ...withScope(from) }).fullPath)
    if (!SCOPED.has(to.name)) return true
    const said = to.query['scope']
    if (isFromHistory || said !== undefined) {
      if (said !== writeScopeAddress(scope)) scope.adopt(readScopeAddress(said))
      scope.isLost = isScopeLost(said)
      return true
    }
    const text = writeScopeAddress(scope)
    return text === '' ? true : { ...to, query: { ...to.query, scope: text } }
  })
  router.afterEach(() => {
    isFromHistory = false
    isGoing = false
  })

  async function follow(): Promise<void> {
    await rest()
    isDue = false
    const route = router.currentRoute.value
    const said = route.query['scope']
    if (isGoing || !SCOPED.has(route.name) || (said ?? '') === writeScopeAddress(scope)) return
    // Another choice is a step that the way back undoes; words that are being typed are one.
    const isOtherChoice = writeScopeAddress({ ...readScopeAddress(said), search: '' }) !== writeScopeAddress({ ...scope, search: '' })
    await router[isOtherChoice ? 'push' : 'replace'](withScope(route))
  }

  watch(() => writeScopeAddress(scope), () => {
    if (isGoing || isDue) return
    isDue = true
    void follow()
  })
}
