import type { RouteLocationNormalizedLoaded, Router } from 'vue-router'
import type { Places } from '#renderer/components/places/create-places.ts'

/** Tells the places of the pages which entry of the history is shown and which is left. `positionOf` tells where the present one stands. */
export function holdPlaces(router: Router, places: Pick<Places, 'leave' | 'arrive'>, positionOf: () => number = () => positionIn(router.options.history.state)): void {
  const { history } = router.options
  let isByHistory = false
  history.listen(() => {
    isByHistory = true
  })
  // Once all others have agreed to go, while what is left is still there. What was chosen last may have come into the history alone.
  router.beforeResolve((to, from) => {
    if (to.path === from.path) return
    const here = router.resolve(history.location)
    places.leave(addressOf(here.path === from.path ? here : from))
  })
  router.afterEach((to, _from, failure) => {
    if (failure === undefined) places.arrive({ position: positionOf(), path: to.path, address: addressOf(to) }, isByHistory)
    isByHistory = false
  })
}

/** The same for addresses that say the same, in whatever order. */
function addressOf({ path, query }: Pick<RouteLocationNormalizedLoaded, 'path' | 'query'>): string {
  return JSON.stringify([path, Object.entries(query).filter(([, value]) => value !== undefined).toSorted(([left], [right]) => (left < right ? -1 : 1))])
}

/** The router's own count of entries, as it keeps it in the history. */
function positionIn(state: Readonly<Record<string, unknown>>): number {
  const position = state['position']
  return typeof position === 'number' ? position : 0
}
